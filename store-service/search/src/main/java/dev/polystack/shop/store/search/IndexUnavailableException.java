package dev.polystack.shop.store.search;

/** The index cannot answer now; asked again later it may. */
public final class IndexUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was asked and what came back. */
  public IndexUnavailableException(String message) {
    super(message);
  }

  /** Says what was asked and why nothing came back. */
  public IndexUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
