package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How close {@code meta exec} comes to what its graph allows, beside make, turbo, nx and lerna on
 * the same graph.
 */
final class ExecBench {

  private static final int STACKS = 200;
  private static final int WIDTH = 8;
  private static final int CHILDREN = 20;
  private static final double TASK_SECONDS = 0.2;
  private static final int ROUNDS = 5;

  private final Path meta;
  private final Path work;
  private final Path folder;
  private final List<Figure> figures = new ArrayList<>();

  private ExecBench(Path meta, Path work, Path folder) {
    this.meta = meta;
    this.work = work;
    this.folder = folder;
  }

  /**
   * Measures and prints; takes about two minutes.
   *
   * @param tools the checkout of meta-tools
   * @param work the work folder that meta was built in
   * @param folder an empty one for generated projects
   */
  static void run(Path tools, Path work, Path folder) {
    ExecBench bench = new ExecBench(tools.resolve("meta"), work, folder);
    bench.measure();
    System.out.println();
    bench.figures.forEach(figure -> System.out.println(figure.line()));
  }

  private void measure() {
    Path project = project(STACKS);
    seconds(project, meta(), "--version");
    add("meta --version, after first use", best(project, meta(), "--version"), 0.15, "s");
    // Layers of 40 tasks, 8 at a time: no schedule is shorter, whatever starts first.
    double bound = Math.ceil((double) STACKS / WIDTH) * TASK_SECONDS;
    double ours =
        seconds(
            project, meta(), "exec", "--stacks", "--ordered", "--width", "8", "--", "sleep", "0.2");
    add("200 stacks in 5 layers of 0.2 s, 8 wide", ours, 1.04 * bound, "s");
    if (TaskRunner.find("make").isPresent()) {
      peer("make -j8", seconds(project, "make", "-s", "-j8"), ours);
    } else {
      System.out.println("make is not installed: skipped");
    }
    Map<String, Double> cached = new LinkedHashMap<>();
    TaskRunner.ALL.forEach(runner -> measure(runner, project, ours, cached));
    double[] unchanged = new double[3];
    int[] sizes = {10, 100, 1_000};
    for (int i = 0; i < sizes.length; i++) {
      unchanged[i] = unchanged(project(sizes[i]));
      note("nothing changed, %d stacks".formatted(sizes[i]), unchanged[i]);
    }
    double nothing = unchanged(project);
    add("200 stacks, nothing changed, whole process", nothing, 0.25, "s");
    cached.forEach((name, seconds) -> peer(name + ", nothing changed", seconds, nothing));
    add(
        "from 100 to 1,000 stacks, nothing changed",
        unchanged[2] / unchanged[1],
        sizes[2] / (double) sizes[1],
        "x");
    for (Figure figure : new Interruption(meta(), project(CHILDREN)).measure()) {
      add(figure.name(), figure.measured(), figure.bound(), figure.unit());
    }
  }

  private void measure(
      TaskRunner runner, Path project, double ours, Map<String, Double> unchanged) {
    Optional<Path> program = TaskRunner.find(runner.name());
    if (program.isEmpty()) {
      System.out.println(runner.name() + " is not installed: skipped");
      return;
    }
    try {
      // nx and lerna look for themselves among the packages of the workspace.
      Path modules = program.get().resolve("../..").normalize();
      Files.deleteIfExists(project.resolve("node_modules"));
      seconds(project, "rm", "-rf", ".nx", ".turbo"); // nx and lerna share what they keep
      Files.createSymbolicLink(project.resolve("node_modules"), modules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    peer(runner.name(), seconds(project, TaskRunner.VARIABLES, runner.command()), ours);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, seconds(project, TaskRunner.VARIABLES, runner.command()));
    }
    unchanged.put(runner.name(), best);
  }

  private double unchanged(Path project) {
    String[] command = {
      meta(), "exec", "--stacks", "--ordered", "--width", "8", "--inputs", "src/**", "--", "true"
    };
    seconds(project, command);
    return best(project, command);
  }

  private double best(Path project, String... command) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.min(best, seconds(project, command));
    }
    return best;
  }

  /** A generated project that takes meta as it was built for the checkout. */
  private Path project(int stacks) {
    Path root = folder.resolve("stacks-" + stacks);
    StackProject.generate(root, stacks);
    Path made = root.resolve(".polystack");
    try {
      Files.createDirectories(made);
      try (Stream<Path> files = Files.list(work)) {
        for (Path file : files.filter(each -> each.toString().matches(".*meta[^/]*")).toList()) {
          Files.copy(file, made.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      if (Files.exists(work.resolve("maven"))) {
        Files.createSymbolicLink(made.resolve("maven"), work.resolve("maven"));
      }
      // Files that changed within the last two seconds are never taken for unchanged.
      TimeUnit.MILLISECONDS.sleep(Duration.ofSeconds(2).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return root;
  }

  private String meta() {
    return meta.toString();
  }

  private double seconds(Path project, String... command) {
    return seconds(project, Map.of(), command);
  }

  private double seconds(Path project, Map<String, String> variables, String... command) {
    return new Checkout(project, folder.resolve("exec.log"))
            .run(project, variables, command)
            .toNanos()
        / 1e9;
  }

  private static void peer(String name, double seconds, double ours) {
    System.out.println(
        String.format(Locale.ROOT, "    %-48s %9.2f   ratio %.2f", name, seconds, ours / seconds));
  }

  private void add(String name, double measured, double bound, String unit) {
    figures.add(new Figure(name, measured, bound, unit));
    note(name, measured);
  }

  private static void note(String name, double seconds) {
    System.out.println(String.format(Locale.ROOT, "%-52s %9.2f", name, seconds));
  }
}
