package dev.polystack.engine.run;

import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Task;
import java.time.Duration;

/** Leaves out what the resumed run had done, and notes what is done now. */
record Journaled<N>(Task<N> task, Job<N> job, Journal journal) implements Task<N> {

  @Override
  public Result run(N node) throws Exception {
    if (job.isResumable(node) && journal.isDone(job.name(node))) {
      return Result.UNCHANGED;
    }
    Result result = task.run(node);
    Uninterrupted.run(
        () -> {
          synchronized (journal) {
            journal.done(job.name(node));
          }
        });
    return result;
  }

  @Override
  public Lane lane(N node) {
    return task.lane(node);
  }

  @Override
  public Duration estimate(N node) {
    return task.estimate(node);
  }
}
