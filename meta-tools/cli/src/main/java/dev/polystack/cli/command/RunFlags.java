package dev.polystack.cli.command;

import dev.polystack.engine.UsageError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Outputs;
import dev.polystack.engine.run.RunOptions;
import dev.polystack.workspace.schedule.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How a command runs its tasks, and what it writes about that; the same for every command. */
final class RunFlags {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  @Option(names = "--width", paramLabel = "N", description = "How many tasks run at a time.")
  private @Nullable Integer width;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often a task is tried again after a fault that passes by itself, such as throttling.")
  private @Nullable Integer retries;

  @Option(
      names = "--task-timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Ends a task that takes longer: 90s, 5m, 1h30m.")
  private @Nullable Duration taskTimeout;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Ends everything after this time.")
  private @Nullable Duration timeout;

  @Option(names = "--fail-fast", description = "Starts nothing more after the first failure.")
  private boolean failFast;

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
      description = "Writes what ran when, for chrome://tracing or ui.perfetto.dev.")
  private @Nullable Path trace;

  @Option(
      names = "--json",
      description =
          "Prints the report to the standard output; all else goes to the standard error output.")
  private boolean json;

  /** What a command does, with what is asked of its run; answers the exit status. */
  @FunctionalInterface
  interface Resumable {

    int run(RunOptions options) throws InterruptedException;
  }

  /** Reads {@code 90s}, {@code 1h30m} and ISO 8601's {@code PT90S}. */
  static final class TimeConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
      String upper = text.toUpperCase(Locale.ROOT);
      try {
        Duration duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
        if (!duration.isNegative() && !duration.isZero()) {
          return duration;
        }
      } catch (DateTimeParseException e) {
        // Said below, with what to write instead.
      }
      throw new TypeConversionException("'%s' is no time: write 90s, 5m or 1h30m".formatted(text));
    }
  }

  /** Of a command that has nothing to resume. */
  RunOptions options() {
    return options(false);
  }

  /**
   * Runs a command that goes on with its last run if that is asked for, and remembers this one for
   * that otherwise: use it only when whatever else was said is found to be right. If this command
   * line names something that there is not, the one before it is the last one.
   */
  int resumable(WorkFolder work, boolean resume, Resumable command) throws InterruptedException {
    RunOptions options = options(resume);
    if (resume) {
      return command.run(options);
    }
    List<String> before = Resumption.remember(work, mixee);
    try {
      return command.run(options);
    } catch (UsageError e) {
      Resumption.restore(work, mixee, before);
      throw e;
    }
  }

  private RunOptions options(boolean resume) {
    if (width != null && width < 1 || retries != null && retries < 0) {
      throw new ParameterException(
          mixee.commandLine(),
          width != null && width < 1
              ? "--width is a number from 1, not %d.".formatted(width)
              : "--retries is a number from 0, not %d.".formatted(retries));
    }
    return new RunOptions(
        integer(width),
        integer(retries),
        new Limits(Optional.ofNullable(taskTimeout), Optional.ofNullable(timeout), failFast),
        resume,
        new Outputs(
            Optional.ofNullable(report),
            Optional.ofNullable(junit),
            Optional.ofNullable(trace),
            json));
  }

  private static OptionalInt integer(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
