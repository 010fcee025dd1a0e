package dev.polystack.shop.contracts.catalogue;

import java.util.List;

/**
 * What was given does not fit together; every problem is in the message, and nothing was written.
 */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Made of at least one problem. */
  public CatalogueException(List<String> problems) {
    super("The catalogue cannot be made:\n  " + String.join("\n  ", problems));
  }
}
