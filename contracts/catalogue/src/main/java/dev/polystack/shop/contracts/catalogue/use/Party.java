package dev.polystack.shop.contracts.catalogue.use;

/**
 * A stack that has to do with a contract.
 *
 * @param description what the stack is for
 * @param evidence what in its template says so
 */
public record Party(String service, String stack, String description, String evidence) {

  /** Names it among all stacks. */
  public String name() {
    return service + "/" + stack;
  }
}
