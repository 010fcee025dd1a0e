package dev.polystack.bench;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures every speed of the tools that the project promises. */
public final class Bench {

  private static final String USAGE =
      """
      usage: bench/run                        the system, in a clone of what is committed
             bench/run exec                   meta exec in generated projects
             bench/run newcomer               a project of your own, as the README has it
             bench/run workspace [NUMBER...]  so many repositories; 10, 100 and 1000 if none is given
      """;

  private Bench() {}

  /**
   * Prints each figure against its bound, and leaves nothing: no process, and no file unless
   * something fails.
   *
   * @param arguments the checkout's folder; then what is to be measured
   */
  public static void main(String[] arguments) {
    Path origin = Path.of(arguments[0]).toAbsolutePath().normalize();
    List<String> words = List.of(arguments).subList(1, arguments.length);
    if (!isUsage(words)) {
      System.err.print(USAGE);
      System.exit(2);
    }
    Path folder = origin.resolve(".polystack/bench");
    Summary summary = new Summary();
    System.out.println(Machine.describe());
    try {
      delete(folder);
      measure(words, origin, folder, summary);
      summary.print();
      delete(folder);
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
      summary.print();
      System.err.println("The benchmark stopped: " + e.getMessage());
      System.exit(1);
    }
  }

  private static boolean isUsage(List<String> words) {
    return words.isEmpty()
        || words.equals(List.of("exec"))
        || words.equals(List.of("newcomer"))
        || words.get(0).equals("workspace")
            && words.stream().skip(1).allMatch(word -> word.matches("[1-9]\\d{0,4}"));
  }

  private static void measure(List<String> words, Path origin, Path folder, Summary summary) {
    BuiltMeta meta = BuiltMeta.of(origin);
    switch (words.isEmpty() ? "" : words.get(0)) {
      case "exec" -> new ExecBench(meta, folder, summary).run();
      case "newcomer" -> NewcomerBench.run(origin, folder, summary);
      case "workspace" ->
          new WorkspaceBench(meta, folder.resolve("workspaces"), summary)
              .run(
                  words.size() == 1
                      ? List.of(10, 100, 1_000)
                      : words.stream().skip(1).map(Integer::valueOf).sorted().toList());
      default -> new CheckoutBench(Checkout.cloneOf(origin, folder, "checkout"), summary).run();
    }
  }

  /** What a benchmark that was killed has left is stopped first. */
  private static void delete(Path folder) {
    for (Path left : List.of(folder.resolve("checkout"), NewcomerBench.project(folder))) {
      if (Files.exists(left)) {
        new Checkout(left, folder.resolve("down.log")).down();
      }
    }
    Shell.delete(folder);
  }
}
