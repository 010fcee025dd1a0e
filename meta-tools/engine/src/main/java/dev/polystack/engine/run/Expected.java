package dev.polystack.engine.run;

import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Task;
import java.time.Duration;

/** A job with the times of earlier runs for estimates. */
record Expected<N>(Job<N> job, String prefix, Durations durations) implements Task<N> {

  @Override
  public Result run(N node) throws Exception {
    return job.run(node);
  }

  @Override
  public Lane lane(N node) {
    return job.lane(node);
  }

  @Override
  public Duration estimate(N node) {
    return durations.of(prefix + job.name(node)).orElseGet(() -> job.estimate(node));
  }
}
