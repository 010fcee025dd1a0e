package dev.polystack.cli.command;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a command may take. */
final class TimeoutOption {

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Ends everything after this time: 90s, 5m, 1h30m.")
  private @Nullable Duration timeout;

  /** That, if it is limited. */
  Optional<Duration> time() {
    return Optional.ofNullable(timeout);
  }
}
