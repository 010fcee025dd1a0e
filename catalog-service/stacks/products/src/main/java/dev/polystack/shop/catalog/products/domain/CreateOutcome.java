package dev.polystack.shop.catalog.products.domain;

/** What became of a wish to create a product. */
public sealed interface CreateOutcome {

  /** The product exists: made now, or by the same request before. */
  record Created(Product product) implements CreateOutcome {}

  /** The idempotency key was used for another product's details. */
  record KeyReused() implements CreateOutcome {}
}
