package dev.polystack.engine.exec;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cache.TaskCache;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Report;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
  public boolean run(Command command, ChosenPlaces places, boolean cached) {
    String words = String.join(" ", command.words()).replaceAll("\\s+", " ");
    String kind = command.scope() + " " + words;
    return run("exec", kind, place -> command, places, cached && command.isCacheable());
  }

  /**
   * Runs what the places declare under one name.
   *
   * @param cached whether results are looked up and kept, where a task says what it reads or makes
   * @return whether it succeeded everywhere
   */
  public boolean run(NamedTask task, boolean cached) {
    String kind = task.any().scope() + " " + task.name();
    return run("run", kind, task::command, task.places(), cached);
  }

  private boolean run(
      String phase,
      String kind,
      Function<Place, Command> commands,
      ChosenPlaces places,
      boolean cached) {
    Optional<TaskCache> cache = cached ? Optional.of(new TaskCache(work)) : Optional.empty();
    CommandJob job = new CommandJob(work.made("logs", phase), kind, commands, places, cache);
    Report<Place> report = runner.run(phase, places.graph(), job, Map.of(Lane.CPU, WIDTH), 0);
    runner.conclude(report);
    runner.summarize();
    cache.ifPresent(TaskCache::close);
    return report.succeeded();
  }
}
