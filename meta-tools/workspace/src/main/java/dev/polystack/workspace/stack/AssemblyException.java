package dev.polystack.workspace.stack;

/** A cloud assembly that is missing or cannot be understood. */
public final class AssemblyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AssemblyException(String message) {
    super(message);
  }
}
