package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How close {@code meta exec} comes to what its graph allows, beside make on the same graph. */
final class ExecBench {

  private static final int STACKS = 200;
  private static final int WIDTH = 8;
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
    // Layers of 40 tasks, 8 at a time: no schedule is shorter, whatever starts first.
    double bound = Math.ceil((double) STACKS / WIDTH) * TASK_SECONDS;
    double ours =
        seconds(
            project, meta(), "exec", "--stacks", "--ordered", "--width", "8", "--", "sleep", "0.2");
    add("200 stacks in 5 layers of 0.2 s, 8 wide", ours, 1.04 * bound, "s");
    if (isInstalled("make")) {
      note("make -j8", seconds(project, "make", "-s", "-j8"));
    } else {
      System.out.println("make is not installed: skipped");
    }
    double[] unchanged = new double[3];
    int[] sizes = {10, 100, 1_000};
    for (int i = 0; i < sizes.length; i++) {
      unchanged[i] = unchanged(project(sizes[i]));
      note("nothing changed, %d stacks".formatted(sizes[i]), unchanged[i]);
    }
    add("200 stacks, nothing changed, whole process", unchanged(project), 0.25, "s");
    add(
        "from 100 to 1,000 stacks, nothing changed",
        unchanged[2] / unchanged[1],
        sizes[2] / (double) sizes[1],
        "x");
  }

  private double unchanged(Path project) {
    String[] command = {
      meta(), "exec", "--stacks", "--ordered", "--width", "8", "--inputs", "src/**", "--", "true"
    };
    seconds(project, command);
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
    return new Checkout(project, folder.resolve("exec.log"))
            .run(project, Map.of(), command)
            .toNanos()
        / 1e9;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  private void add(String name, double measured, double bound, String unit) {
    figures.add(new Figure(name, measured, bound, unit));
    note(name, measured);
  }

  private static void note(String name, double seconds) {
    System.out.println(String.format(Locale.ROOT, "%-52s %9.2f", name, seconds));
  }
}
