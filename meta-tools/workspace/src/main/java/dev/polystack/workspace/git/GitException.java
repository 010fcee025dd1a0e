package dev.polystack.workspace.git;

import java.nio.file.Path;
import java.util.List;

/** Git could not do something that it had to. The message says what, where, and git's reason. */
public final class GitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  GitException(Path folder, List<String> arguments, GitAnswer answer) {
    super(
        Credentials.removedFrom(
            "git %s failed in %s: %s"
                .formatted(String.join(" ", arguments), folder, answer.reason())));
    this.reason = answer.reason();
  }

  /** Git's reason alone, for where it is clear which checkout that is. */
  public String reason() {
    return reason;
  }
}
