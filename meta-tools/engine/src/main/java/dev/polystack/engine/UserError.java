package dev.polystack.engine;

import dev.polystack.workspace.git.Credentials;

/**
 * Something that the user can mend; the message says what happened, where, and what to do next. No
 * URL in it has a password.
 */
public class UserError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An error with everything the user needs to know. */
  public UserError(String message) {
    super(Credentials.removedFrom(message));
  }

  /** An error with its cause, which goes to the log only. */
  public UserError(String message, Throwable cause) {
    super(Credentials.removedFrom(message), cause);
  }
}
