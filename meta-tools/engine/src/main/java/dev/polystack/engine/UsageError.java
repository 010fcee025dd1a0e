package dev.polystack.engine;

/** A command that asks for something that there is not, such as a stack of a mistyped name. */
public final class UsageError extends UserError {

  private static final long serialVersionUID = 1L;

  /** An error with everything the user needs to know. */
  public UsageError(String message) {
    super(message);
  }
}
