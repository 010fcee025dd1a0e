package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.UsageError;
import dev.polystack.engine.run.CommandRun;
import dev.polystack.engine.run.RunOptions;
import dev.polystack.engine.run.RunOptions.Resume;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.schedule.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command runs its tasks, and what it writes about that; the same for every command. */
final class RunFlags {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "How many tasks run at a time (default: by the number of processors).")
  private @Nullable Integer width;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often a task is tried again after a fault that passes by itself, such as throttling"
              + " (default: 3 for deployments, 2 for builds, 0 for tests and for commands of yours).")
  private @Nullable Integer retries;

  @Option(
      names = "--task-timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Ends a task that takes longer: 90s, 5m, 1h30m.")
  private @Nullable Duration taskTimeout;

  @Mixin private TimeoutOption timeout = new TimeoutOption();

  @Option(names = "--fail-fast", description = "Starts nothing more after the first failure.")
  private boolean failFast;

  @Mixin private ReportOptions reports = new ReportOptions();

  @Option(
      names = "--json",
      description =
          "Prints the report as JSON, for machines; all else goes to the standard error output.")
  private boolean json;

  /** Runs a command that has nothing to resume, and answers the exit status. */
  int run(Checkout checkout, CommandRun.Body body) throws InterruptedException {
    return run(checkout, Resume.IMPOSSIBLE, body);
  }

  /**
   * Runs a command that goes on with its last run if that is asked for, and remembers this one for
   * that otherwise: use it only when whatever else was said is found to be right. If this command
   * line names something that there is not, the one before it is the last one.
   *
   * @param kind of commands of which only one may run at a time
   * @return the exit status
   */
  int resumable(Checkout checkout, String kind, boolean resume, CommandRun.Body body)
      throws InterruptedException {
    return run(
        checkout,
        resume ? Resume.ASKED : Resume.POSSIBLE,
        runner -> {
          try (CheckoutLock lock = CheckoutLock.take(checkout, "meta " + verb(), kind)) {
            return resume ? goOn(checkout, runner, body) : remembered(checkout, runner, body);
          }
        });
  }

  private boolean goOn(Checkout checkout, Runner runner, CommandRun.Body body)
      throws InterruptedException {
    Resumption.require(checkout.work(), verb());
    return body.run(runner);
  }

  private boolean remembered(Checkout checkout, Runner runner, CommandRun.Body body)
      throws InterruptedException {
    List<String> before = Resumption.remember(checkout.work(), mixee);
    try {
      return body.run(runner);
    } catch (UsageError e) {
      Resumption.restore(checkout.work(), mixee, before);
      throw e;
    }
  }

  private int run(Checkout checkout, Resume resume, CommandRun.Body body)
      throws InterruptedException {
    return CommandRun.of(checkout.work(), verb(), options(resume), body) ? 0 : 1;
  }

  private String verb() {
    return Resumption.name(mixee);
  }

  private RunOptions options(Resume resume) {
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
        new Limits(Optional.ofNullable(taskTimeout), timeout.time(), failFast),
        resume,
        reports.outputs(json));
  }

  private static OptionalInt integer(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
