package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Cloning, looking at and synchronizing many repositories, beside vcstool and git with xargs in
 * turns. A peer that is not installed is skipped with a line.
 */
final class WorkspaceBench {

  /**
   * What the promises are about. Peers are measured up to here; more are for growth, in fewer
   * rounds.
   */
  private static final int MANY = 100;

  private static final int LONG_ROUNDS = 3;

  private final BuiltMeta meta;
  private final Path folder;
  private final Shell shell;
  private final Summary summary;
  private final Map<String, NavigableMap<Integer, Double>> seconds = new HashMap<>();

  /**
   * Measures in generated repositories.
   *
   * @param folder an empty one for them
   */
  WorkspaceBench(BuiltMeta meta, Path folder, Summary summary) {
    this.meta = meta;
    this.folder = folder;
    this.shell =
        new Shell(
            folder.resolveSibling("workspace.log"),
            Map.of("META_ROOT", folder.resolve("meta").toString()));
    this.summary = summary;
  }

  /** Takes about five minutes for 10, 100 and 1,000 of them. */
  void run(List<Integer> sizes) {
    if (Shell.find("vcs").isEmpty()) {
      System.out.println("vcstool is not installed: skipped");
    }
    for (int size : sizes) {
      Shell.delete(folder);
      measure(new Origins(folder, shell, size));
    }
    for (Verb verb : Verb.ALL) {
      Growth.figures(verb.name(), times(verb)).forEach(summary::add);
    }
  }

  private NavigableMap<Integer, Double> times(Verb verb) {
    return seconds.computeIfAbsent(verb.name(), name -> new TreeMap<>());
  }

  private void measure(Origins origins) {
    origins.create();
    try {
      for (String place : List.of("meta", "vcs", "xargs")) {
        Files.createDirectories(folder.resolve(place));
      }
      Files.copy(folder.resolve("repos.yaml"), folder.resolve("meta/repos.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    meta.lendTo(folder.resolve("meta"));
    // The peer clones what is exported for it.
    shell.seconds(folder.resolve("meta"), meta.command() + " export -o ../exported.yaml", Map.of());
    Verb.ALL.forEach(verb -> compare(verb, origins));
    if (origins.size() == MANY) {
      new LateConnections(meta, folder, shell).measure(MANY).forEach(summary::add);
      new JvmMemory(meta, folder, shell).measure(MANY).forEach(summary::add);
    }
  }

  private void compare(Verb verb, Origins origins) {
    int size = origins.size();
    List<Contender> contenders = new ArrayList<>();
    contenders.add(contender("meta", meta.command() + " " + verb.meta()));
    if (size <= MANY) {
      if (Shell.find("vcs").isPresent()) {
        contenders.add(contender("vcs", verb.vcs()));
      }
      contenders.add(
          contender("xargs", "seq 1 %d | xargs -P 8 -I{} git %s".formatted(size, verb.git())));
    }
    int rounds = size <= MANY ? Turns.ROUNDS : LONG_ROUNDS;
    Map<String, Double> medians =
        Turns.medians(rounds, () -> prepare(verb.before(), origins), contenders);
    double ours = Objects.requireNonNull(medians.get("meta"));
    times(verb).put(size, ours);
    System.out.printf(Locale.ROOT, "%5d %-26s", size, verb.name());
    medians.forEach((name, each) -> System.out.printf(Locale.ROOT, " %7s %6.2f s", name, each));
    System.out.println();
    String name = "%s of %d".formatted(verb.name(), size);
    Double vcstool = medians.get("vcs");
    if (vcstool != null) {
      summary.add(name + ", to vcstool", ours / vcstool, 1, "x");
    }
    Double xargs = medians.get("xargs");
    if (xargs != null && size == MANY) {
      summary.add(name + ", to git with xargs", ours / xargs, verb.most(), "x");
    }
  }

  private void prepare(Verb.Before before, Origins origins) {
    switch (before) {
      case CLONES_DELETED ->
          shell.seconds(folder, "rm -rf meta/r[0-9]* vcs/r[0-9]* xargs/r[0-9]*", Map.of());
      case COMMIT_IN_EACH -> origins.commit();
      case NOTHING -> {}
    }
  }

  /** One that works in the folder of its name. */
  private Contender contender(String name, String line) {
    return new Contender(name, () -> shell.seconds(folder.resolve(name), line, Map.of()));
  }
}
