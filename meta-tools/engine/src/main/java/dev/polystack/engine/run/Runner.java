package dev.polystack.engine.run;

import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.output.Progress;
import dev.polystack.engine.output.RunRecord;
import dev.polystack.engine.output.TaskRecord;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.process.Leftovers;
import dev.polystack.workspace.schedule.Backoff;
import dev.polystack.workspace.schedule.Ending;
import dev.polystack.workspace.schedule.Lane;
import dev.polystack.workspace.schedule.Limits;
import dev.polystack.workspace.schedule.Report;
import dev.polystack.workspace.schedule.Retrying;
import dev.polystack.workspace.schedule.Scheduler;
import dev.polystack.workspace.schedule.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs everything that one command does, in one or several phases: the longest path first by the
 * times of earlier runs, with retries, limits and progress. What is written about it is {@link
 * CommandRun}'s.
 */
public final class Runner implements AutoCloseable {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final WorkFolder work;
  private final String command;
  private final RunOptions options;
  private final Console console;
  private final Instant started = Instant.now();
  private final long start = System.nanoTime();
  private final List<TaskRecord> records = new ArrayList<>();
  private final List<TaskRecord> shown = new ArrayList<>();
  private final Leftovers leftovers;

  /**
   * Runs tasks of a command.
   *
   * @param work where times and journals are kept
   * @param command the verb
   */
  public Runner(WorkFolder work, String command, RunOptions options) {
    this(work, command, options, options.outputs().console());
  }

  private Runner(WorkFolder work, String command, RunOptions options, Console console) {
    this.work = work;
    this.command = command;
    this.options = options;
    this.console = console;
    this.leftovers = Leftovers.endIn(work.made("run"));
  }

  /** Runs a command of which nothing special is asked. */
  public static Runner usual(WorkFolder work, String command, Console console) {
    return new Runner(work, command, RunOptions.USUAL, console);
  }

  /** Where people read. */
  public Console console() {
    return console;
  }

  /**
   * Runs every node of a graph.
   *
   * @param phase names this part of the command
   * @param widths how many nodes of a lane may run at a time, unless the user says otherwise
   * @param retries how often to try again after faults that pass, unless the user says otherwise
   */
  public <N> Report<N> run(
      String phase, DependencyGraph<N> graph, Job<N> job, Map<Lane, Integer> widths, int retries) {
    Durations durations = Durations.read(work);
    String prefix = phase + " " + job.kind() + " ";
    Progress progress = new Progress(console, graph.nodes().size());
    Follower<N> follower =
        new Follower<>(phase, job, progress, node -> durations.of(prefix + job.name(node)));
    String run = command + " " + prefix + graph.nodes().stream().map(job::name).sorted().toList();
    boolean resume =
        options.resume() == RunOptions.Resume.ASKED
            && graph.nodes().stream().anyMatch(job::isResumable);
    try (Journal journal = Journal.open(work, command, phase, run, resume)) {
      Task<N> retrying =
          new Retrying<>(
              new Expected<>(job, prefix, durations),
              new Backoff(options.retries().orElse(retries), FIRST_WAIT, LONGEST_WAIT),
              TransientFaults::isOne,
              follower::retrying);
      return new Scheduler(widths(widths), limits())
          .run(graph, new Journaled<>(retrying, job, journal), follower);
    } finally {
      progress.ended();
      records.addAll(follower.records());
      shown.addAll(follower.shown());
      Uninterrupted.run(() -> remember(durations, prefix, follower.records()));
    }
  }

  private static void remember(Durations durations, String prefix, List<TaskRecord> records) {
    for (TaskRecord record : records) {
      if (record.state() == TaskRecord.State.DONE) {
        durations.took(prefix + record.name(), record.took());
      }
    }
    durations.save();
  }

  /** Says once more what failed, with the last lines of each. */
  public void conclude() {
    for (TaskRecord record : records) {
      if (record.state() == TaskRecord.State.FAILED) {
        console.line(Tone.BAD, "%s failed:".formatted(record.name()));
        record.message().lines().forEach(line -> console.line("    " + line));
      }
    }
  }

  /** Says what failed, and why the run was over before its time. */
  public void conclude(Report<?> report) {
    conclude();
    if (report.ending() == Ending.INTERRUPTED) {
      console.line(Tone.NOTE, "Interrupted. What was started is ended; run it again to go on.");
    } else if (report.ending() == Ending.OUT_OF_TIME) {
      boolean resumable = options.resume() != RunOptions.Resume.IMPOSSIBLE;
      console.line(
          Tone.BAD,
          "The time for all of it is over. %s--timeout gives it more."
              .formatted(resumable ? "--resume goes on; " : ""));
    } else if (report.ending() == Ending.FAILED_FAST) {
      console.line(Tone.NOTE, "Nothing more was started after the first failure.");
    }
  }

  /** One line: how many of the tasks that people have seen ended how, and in what time. */
  public void summarize() {
    console.line(record().succeeded() ? Tone.QUIET : Tone.BAD, record(shown).summary());
  }

  /** Everything that was run so far. */
  public RunRecord record() {
    return record(records);
  }

  private RunRecord record(List<TaskRecord> tasks) {
    return new RunRecord(command, started, elapsed(), tasks, Optional.empty());
  }

  /** Nothing of it is alive any more. */
  @Override
  public void close() {
    leftovers.close();
  }

  private Map<Lane, Integer> widths(Map<Lane, Integer> usual) {
    if (options.width().isEmpty()) {
      return usual;
    }
    Map<Lane, Integer> widths = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      widths.put(lane, options.width().getAsInt());
    }
    return widths;
  }

  /** Of the time for the whole command, what is left. */
  private Limits limits() {
    Limits limits = options.limits();
    Optional<Duration> left = limits.run().map(all -> all.minus(elapsed()));
    return new Limits(limits.task(), left, limits.failFast());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
