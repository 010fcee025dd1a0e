package dev.polystack.shop.catalog.products.domain;

/** What became of a wish to change a product. */
public sealed interface ChangeOutcome {

  /** Done; the event is on its way too. */
  record Done(Product product) implements ChangeOutcome {}

  /** There is no such product. */
  record NotFound() implements ChangeOutcome {}

  /**
   * Somebody else was quicker.
   *
   * @param current the version that the product has now
   */
  record VersionConflict(long current) implements ChangeOutcome {}

  /** The product is withdrawn, which is for good. */
  record AlreadyWithdrawn() implements ChangeOutcome {}
}
