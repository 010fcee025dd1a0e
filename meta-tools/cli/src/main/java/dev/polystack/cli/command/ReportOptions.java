package dev.polystack.cli.command;

import dev.polystack.engine.output.Outputs;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that a command writes about what it did. */
final class ReportOptions {

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes what became of each task, as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes the same as JUnit's XML, for continuous integration.")
  private @Nullable Path junit;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Writes what ran when, for https://ui.perfetto.dev or chrome://tracing.")
  private @Nullable Path trace;

  /** They, and whether the standard output is JSON. */
  Outputs outputs(boolean json) {
    return new Outputs(
        Optional.ofNullable(report), Optional.ofNullable(junit), Optional.ofNullable(trace), json);
  }
}
