package dev.polystack.engine.run;

import dev.polystack.engine.output.Outputs;
import dev.polystack.workspace.schedule.Limits;
import java.util.OptionalInt;

/**
 * What a user may ask of any run.
 *
 * @param width how many tasks run at a time; by default what the work itself asks for
 * @param retries how often a task is tried again after a fault that is known to pass; by default
 *     what the work itself asks for
 * @param limits when to give up
 * @param resume whether it goes on with what the last run left
 * @param outputs what else to write down
 */
public record RunOptions(
    OptionalInt width, OptionalInt retries, Limits limits, Resume resume, Outputs outputs) {

  /** Whether a run goes on with what the last one left. */
  public enum Resume {
    /** The command has no such option. */
    IMPOSSIBLE,
    /** Nobody has asked for it. */
    POSSIBLE,
    /** It does. */
    ASKED
  }

  /** Nothing special. */
  public static final RunOptions USUAL =
      new RunOptions(
          OptionalInt.empty(), OptionalInt.empty(), Limits.NONE, Resume.IMPOSSIBLE, Outputs.NONE);
}
