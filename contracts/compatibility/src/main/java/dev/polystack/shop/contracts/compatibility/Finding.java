package dev.polystack.shop.contracts.compatibility;

/**
 * A change that breaks somebody.
 *
 * @param contract the file, relative to the folder of all contracts
 * @param pointer where in it: a JSON pointer, or a GraphQL coordinate
 * @param change what is different
 * @param breaks whom
 * @param instead what to do
 */
record Finding(String contract, String pointer, String change, String breaks, String instead) {

  /** The same change, which breaks somebody else too. */
  Finding breaking(String others) {
    return new Finding(contract, pointer, change, breaks + "; " + others, instead);
  }
}
