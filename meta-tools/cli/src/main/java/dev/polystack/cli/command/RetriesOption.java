package dev.polystack.cli.command;

import dev.polystack.engine.UsageError;
import picocli.CommandLine.Option;

/** How often a command over repositories goes on trying. */
final class RetriesOption {

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "How often git is run again after a fault of the network, which may pass by itself"
              + " (default: ${DEFAULT-VALUE}).")
  private int retries;

  int number() {
    if (retries < 0) {
      throw new UsageError("--retries is a number from 0, not %d.".formatted(retries));
    }
    return retries;
  }
}
