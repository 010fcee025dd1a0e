package dev.polystack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cloning, looking at and synchronizing many repositories, each against vcstool and against git
 * with xargs in the same run. A peer that is not installed is skipped with a line.
 */
public final class Workspaces {

  /** That many repositories are what latency and memory are promised for. */
  private static final int MANY = 100;

  private static final double LATENCY_SECONDS = 0.15;

  /** A workspace has its own build of meta, which is not what is measured here. */
  private static final String EQUIP =
      "mkdir .polystack; cp -p MADE/meta.stamp MADE/*.jsa .polystack; ln -s MADE/maven .polystack/maven";

  private static final double MOST_MEGABYTES = 150;

  /** Ten times the repositories may take this many times as long for each: near linear. */
  private static final double GROWTH = 1.25;

  private final Path folder;
  private final Shell shell;
  private final List<Figure> figures;
  private final Map<String, Double> eachBefore;
  private final Path made;
  private final String meta;

  private Workspaces(
      Path origin, Path folder, List<Figure> figures, Map<String, Double> eachBefore) {
    this.folder = folder;
    this.shell = new Shell(folder.resolve("log"), Map.of("META_ROOT", folder + "/meta"));
    this.figures = figures;
    this.eachBefore = eachBefore;
    this.made = origin.resolve(".polystack");
    this.meta = origin.resolve("meta-tools/meta").toString();
  }

  /**
   * Prints each figure against its bound at the end. Takes about a minute for a hundred
   * repositories.
   *
   * @param arguments the checkout's folder, then numbers of repositories; 10, 100 and 1000 if none
   *     is given
   */
  public static void main(String[] arguments) throws IOException {
    Path origin = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path folder = origin.resolve(".polystack/bench/workspaces");
    System.out.println(Machine.describe());
    List<String> sizes = List.of(arguments).subList(1, arguments.length);
    List<Figure> figures = new ArrayList<>();
    Map<String, Double> eachBefore = new HashMap<>();
    for (String size : sizes.isEmpty() ? List.of("10", "100", "1000") : sizes) {
      Shell.delete(folder);
      Files.createDirectories(folder);
      new Workspaces(origin, folder, figures, eachBefore).measure(Integer.parseInt(size));
    }
    Shell.delete(folder);
    System.out.println();
    figures.forEach(figure -> System.out.println(figure.line()));
  }

  private void measure(int size) throws IOException {
    Origins origins = new Origins(folder, size);
    origins.make(shell);
    Files.createDirectories(folder.resolve("meta"));
    Files.copy(folder.resolve("repos.yaml"), folder.resolve("meta/repos.yaml"));
    Files.createDirectories(folder.resolve("vcs"));
    Files.createDirectories(folder.resolve("xargs"));
    seconds("meta", EQUIP.replace("MADE", made.toString()), Map.of());
    // The peer clones what is exported for it.
    seconds("meta", meta + " export -o ../exported.yaml", Map.of());
    String each = "seq 1 %d | xargs -P 8 -I{} ".formatted(size);
    compare(
        size,
        "clone",
        " clone",
        "vcs import --workers 8 < ../exported.yaml",
        each + "git clone -q ../origins/r{}.git r{}");
    compare(size, "status", " status", "vcs status --workers 8", each + "git -C r{} status -s");
    compare(size, "exec", " exec -- true", "vcs custom --git --args rev-parse", each + "true");
    compare(size, "sync", " sync", "vcs pull --workers 8", each + "git -C r{} pull -q");
    if (size == MANY) {
      latency(origins);
      memory(size);
    }
  }

  private void compare(int size, String what, String verb, String vcs, String xargs) {
    double ours = seconds("meta", meta + verb, Map.of());
    String line = String.format(Locale.ROOT, "%5d %-16s meta %6.2f s", size, what, ours);
    if (Shell.isInstalled("vcs")) {
      double theirs = seconds("vcs", vcs, Map.of());
      line += String.format(Locale.ROOT, "   vcstool %6.2f s", theirs);
      figures.add(new Figure(what + " of " + size + ", to vcstool", ours / theirs, 1.0, "x"));
    } else {
      line += "   vcstool is not installed";
    }
    double git = seconds("xargs", xargs, Map.of());
    System.out.printf(Locale.ROOT, "%s   xargs %6.2f s, ratio %.2f%n", line, git, ours / git);
    growth(size, what, ours * 1000 / size);
  }

  /** What each repository takes, to what it took among fewer of them. */
  private void growth(int size, String what, double millis) {
    Double before = eachBefore.put(what, millis);
    if (before != null) {
      figures.add(
          new Figure("%s, each of %d".formatted(what, size), millis, before * GROWTH, "ms"));
    }
  }

  /** Every connection is made late. */
  private void latency(Origins origins) throws IOException {
    Map<String, String> late = origins.late(LATENCY_SECONDS);
    for (String place : List.of("meta", "xargs")) {
      origins.connectLate(folder.resolve(place));
    }
    double ours = seconds("meta", meta + " sync", late);
    String pull = "seq 1 %d | xargs -P 32 -I{} git -C r{} pull -q".formatted(origins.size());
    double git = seconds("xargs", pull, late);
    figures.add(new Figure("sync of " + origins.size() + ", late connections", ours, 0.9, "s"));
    System.out.printf(Locale.ROOT, "    xargs, 32 wide: %.2f s, ratio %.2f%n", git, ours / git);
  }

  /** As the kernel counts it: the largest resident set of meta's own process. */
  private void memory(int size) throws IOException {
    if (!Shell.isInstalled("/usr/bin/time")) {
      System.out.println("GNU time is not installed, so memory is not measured");
      return;
    }
    Path anew = Files.createDirectories(folder.resolve("anew"));
    Files.copy(folder.resolve("repos.yaml"), anew.resolve("repos.yaml"));
    seconds("anew", EQUIP.replace("MADE", made.toString()), Map.of());
    memory(size, "clone", "anew");
    memory(size, "status", "meta");
    memory(size, "sync", "anew");
  }

  private void memory(int size, String verb, String place) throws IOException {
    Path file = folder.resolve("memory");
    seconds(
        place,
        "/usr/bin/time -f %M -o " + file + " " + meta + " " + verb,
        Map.of("META_ROOT", folder.resolve(place).toString()));
    double megabytes = Long.parseLong(Files.readString(file).strip()) / 1024.0;
    figures.add(new Figure("memory for " + verb + " of " + size, megabytes, MOST_MEGABYTES, "MB"));
  }

  private double seconds(String place, String command, Map<String, String> variables) {
    return shell.seconds(folder.resolve(place), command, variables);
  }
}
