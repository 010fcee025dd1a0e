package dev.polystack.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How close {@code meta exec} comes to what its graph allows, beside make, turbo, nx and lerna on
 * the same graph. Figures are medians of turns; what takes a minute is measured once and says so.
 */
final class ExecBench {

  private static final int STACKS = 200;
  private static final int WIDTH = 8;
  private static final int CHILDREN = 20;
  private static final double TASK_SECONDS = 0.2;

  /** Of what takes five seconds. */
  private static final int LONG_ROUNDS = 3;

  private static final double UNCHANGED_BOUND = 0.25;

  private final BuiltMeta meta;
  private final Path folder;
  private final Shell shell;
  private final Summary summary;

  /**
   * Measures in generated projects.
   *
   * @param folder an empty one for the projects
   */
  ExecBench(BuiltMeta meta, Path folder, Summary summary) {
    this.meta = meta;
    this.folder = folder;
    this.shell = new Shell(folder.resolve("exec.log"), Map.of());
    this.summary = summary;
  }

  /** Takes about two minutes, and four more with all peers. */
  void run() {
    Path project = project(STACKS);
    summary.add(
        "meta --version, after first use",
        Turns.median(Turns.ROUNDS, meta(project, "--version")),
        0.15,
        "s");
    double ours = scheduled(project);
    List<TaskRunner> peers =
        TaskRunner.ALL.stream().filter(runner -> succeedsOnce(runner, project, ours)).toList();
    var unchanged = new TreeMap<Integer, Double>();
    for (int stacks : List.of(10, 100, 1_000)) {
      double seconds = Turns.median(Turns.ROUNDS, unchanged(project(stacks)));
      unchanged.put(stacks, seconds);
      System.out.printf(Locale.ROOT, "nothing changed, %d stacks: %.2f s%n", stacks, seconds);
    }
    Growth.figures("nothing changed, stacks", unchanged).forEach(summary::add);
    unchangedBeside(peers, project);
    new Interruption(meta.command(), project(CHILDREN)).measure().forEach(summary::add);
  }

  private double scheduled(Path project) {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(
        meta(
            project,
            "exec",
            "--stacks",
            "--ordered",
            "--width",
            "" + WIDTH,
            "--",
            "sleep",
            "" + TASK_SECONDS));
    if (Shell.find("make").isPresent()) {
      contenders.add(
          new Contender("make", () -> seconds(project, Map.of(), "make", "-s", "-j" + WIDTH)));
    } else {
      System.out.println("make is not installed: skipped");
    }
    Map<String, Double> medians = Turns.medians(LONG_ROUNDS, () -> {}, contenders);
    double ours = Objects.requireNonNull(medians.get("meta"));
    // Layers of 40 tasks, 8 at a time: no schedule is shorter, whatever starts first.
    double least = Math.ceil((double) STACKS / WIDTH) * TASK_SECONDS;
    summary.add("200 stacks in 5 layers of 0.2 s, 8 wide", ours, 1.04 * least, "s");
    medians.forEach((name, seconds) -> beside(name, seconds, ours));
    return ours;
  }

  /** Runs a peer where nothing is cached, and answers whether there is one that can. */
  private boolean succeedsOnce(TaskRunner runner, Path project, double ours) {
    if (Shell.find(runner.name()).isEmpty()) {
      System.out.println(runner.name() + " is not installed: skipped");
      return false;
    }
    try {
      beside(runner.name() + ", once", contender(runner, project).seconds().getAsDouble(), ours);
      return true;
    } catch (IllegalStateException e) {
      System.out.printf("%s is left out: %s%n", runner.name(), e.getMessage());
      return false;
    }
  }

  /**
   * Nothing changed, the absolute bound, and beside it what that bound meant to each peer on the
   * machine that it was set on: the one stays the same on a machine that is slower or busier.
   */
  private void unchangedBeside(List<TaskRunner> peers, Path project) {
    List<Contender> contenders = new ArrayList<>(List.of(unchanged(project)));
    peers.forEach(runner -> contenders.add(contender(runner, project)));
    Map<String, Double> medians = Turns.medians(Turns.ROUNDS, () -> {}, contenders);
    double ours = Objects.requireNonNull(medians.get("meta"));
    summary.add("200 stacks, nothing changed, whole process", ours, UNCHANGED_BOUND, "s");
    for (TaskRunner runner : peers) {
      Double theirs = medians.get(runner.name());
      if (theirs != null) {
        beside(runner.name(), theirs, ours);
        summary.add(
            "200 stacks, nothing changed, to " + runner.name(),
            ours / theirs,
            UNCHANGED_BOUND / runner.unchangedThen(),
            "x");
      }
    }
  }

  private Contender contender(TaskRunner runner, Path project) {
    return new Contender(
        runner.name(),
        () -> {
          runner.linkInto(project);
          return seconds(project, runner.variables(), runner.command());
        });
  }

  private Contender unchanged(Path project) {
    return meta(
        project,
        "exec",
        "--stacks",
        "--ordered",
        "--width",
        "" + WIDTH,
        "--inputs",
        "src/**",
        "--",
        "true");
  }

  private Contender meta(Path project, String... arguments) {
    List<String> command = new ArrayList<>(List.of(meta.command()));
    command.addAll(List.of(arguments));
    return new Contender("meta", () -> seconds(project, Map.of(), command.toArray(String[]::new)));
  }

  private double seconds(Path project, Map<String, String> variables, String... command) {
    return shell.run(project, variables, command).toNanos() / 1e9;
  }

  private static void beside(String name, double seconds, double ours) {
    System.out.printf(
        Locale.ROOT, "    %-48s %9.2f s   ratio %.2f%n", name, seconds, ours / seconds);
  }

  /** A generated project that takes meta as it was built for the checkout. */
  private Path project(int stacks) {
    Path root = folder.resolve("stacks-" + stacks);
    StackProject.generate(root, stacks);
    meta.lendTo(root);
    try {
      // Files that changed within the last two seconds are never taken for unchanged.
      TimeUnit.MILLISECONDS.sleep(Duration.ofSeconds(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return root;
  }
}
