package dev.polystack.engine.run;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Outputs;
import dev.polystack.engine.output.TaskRecord.State;
import java.util.Optional;

/**
 * A command from its beginning to its end, and what is written about it. Whatever ends it, it has
 * failed unless it says that it succeeded.
 */
public final class CommandRun implements AutoCloseable {

  private final Runner runner;
  private final Outputs outputs;
  private Optional<String> error = Optional.of("It was ended in the middle.");

  private CommandRun(Runner runner, Outputs outputs) {
    this.runner = runner;
    this.outputs = outputs;
  }

  /** What a command does. */
  @FunctionalInterface
  public interface Body {

    /** Does it, and answers whether it succeeded. */
    boolean run(Runner runner) throws InterruptedException;
  }

  /**
   * Runs a command, and writes what was asked for.
   *
   * @param work where times and journals are kept
   * @param command the verb
   * @return whether it succeeded
   * @throws UserError if a file cannot be written
   */
  public static boolean of(WorkFolder work, String command, RunOptions options, Body body)
      throws InterruptedException {
    try (Runner runner = new Runner(work, command, options);
        CommandRun run = new CommandRun(runner, options.outputs())) {
      return run.finish(body);
    }
  }

  private boolean finish(Body body) throws InterruptedException {
    try {
      boolean succeeded = body.run(runner);
      boolean isTold = succeeded || runner.record().count(State.FAILED) > 0;
      error =
          isTold
              ? Optional.empty()
              : Optional.of("Not everything was done; what it printed says why.");
      return succeeded;
    } catch (InterruptedException | RuntimeException e) {
      error = Optional.of(Follower.messageOf(e));
      throw e;
    }
  }

  /** Writes the reports. */
  @Override
  public void close() {
    Uninterrupted.run(() -> outputs.write(runner.record().with(error)));
  }
}
