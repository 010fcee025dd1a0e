package dev.polystack.pacts;

/** A pact or a result that cannot be used; the message says which, where, and what is wrong. */
public class PactException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A message fit to be shown to a user. */
  public PactException(String message) {
    super(message);
  }

  /** With what caused it. */
  public PactException(String message, Throwable cause) {
    super(message, cause);
  }
}
