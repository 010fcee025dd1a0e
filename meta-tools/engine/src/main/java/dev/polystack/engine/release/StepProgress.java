package dev.polystack.engine.release;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Progress;
import dev.polystack.engine.release.ReleasePlan.Step;
import dev.polystack.engine.repositories.Parallel;
import dev.polystack.engine.run.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Shows the step that a release is at, with its time and that of the repository's last release. */
final class StepProgress implements Parallel.Follower<Step, ReleasePlan> {

  private final Progress progress;
  private final Durations durations;

  StepProgress(WorkFolder work, Console console, int steps) {
    this.progress = new Progress(console, steps);
    this.durations = Durations.read(work);
  }

  /** Takes a step, which is shown meanwhile. */
  ReleasePlan during(Step step, Parallel.Work<Step, ReleasePlan> work) throws InterruptedException {
    try {
      return Objects.requireNonNull(
          Parallel.ofWidth(1).map(List.of(step), work, this).get(step), "there is no time limit");
    } finally {
      progress.ended();
    }
  }

  @Override
  public void started(Step step) {
    progress.started(step.repository(), durations.of(task(step)));
  }

  @Override
  public void took(Step step, ReleasePlan plan, Duration duration) {
    progress.ended(step.repository());
    durations.took(task(step), duration);
    durations.save();
  }

  @Override
  public Duration pulseEvery() {
    return progress.pulseEvery();
  }

  @Override
  public void pulse() {
    progress.pulse();
  }

  /** To be released takes other time than to follow others. */
  private static String task(Step step) {
    return "release %s %s".formatted(step.version() == null ? "following" : "", step.repository());
  }
}
