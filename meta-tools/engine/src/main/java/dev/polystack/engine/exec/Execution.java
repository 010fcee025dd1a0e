package dev.polystack.engine.exec;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cache.TaskCache;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Report;
import java.util.Map;
import java.util.Optional;

/** Runs a command in every place, as a deployment deploys every stack. */
public final class Execution {

  private static final int WIDTH = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final WorkFolder work;
  private final Runner runner;

  /** Runs commands, and keeps what they made in the work folder. */
  public Execution(WorkFolder work, Runner runner) {
    this.work = work;
    this.runner = runner;
  }

  /**
   * Runs the command.
   *
   * @param cached whether results are looked up and kept, if the command says what it reads or
   *     makes
   * @return whether it succeeded everywhere
   */
  public boolean run(Command command, DependencyGraph<Place> places, boolean cached) {
    Optional<TaskCache> cache =
        cached && command.isCacheable() ? Optional.of(new TaskCache(work)) : Optional.empty();
    CommandJob job = new CommandJob(work, command, places, cache);
    Report<Place> report = runner.run("exec", places, job, Map.of(Lane.CPU, WIDTH), 0);
    runner.conclude(report);
    runner.summarize();
    cache.ifPresent(TaskCache::close);
    return report.succeeded();
  }
}
