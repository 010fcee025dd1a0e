package dev.polystack.browser;

/** There is no browser to test with, and its message says what to do about it. */
public final class BrowserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrowserException(String message) {
    super(message);
  }

  BrowserException(String message, Throwable cause) {
    super(message, cause);
  }
}
