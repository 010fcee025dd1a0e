package dev.polystack.engine.exec;

import java.util.List;

/** A command that ended with another status than 0. */
final class CommandFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailed(int status, List<String> lastLines) {
    super(
        "exit status %d%s"
            .formatted(status, lastLines.isEmpty() ? "" : "\n" + String.join("\n", lastLines)));
  }
}
