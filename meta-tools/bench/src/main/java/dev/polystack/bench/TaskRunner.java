package dev.polystack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A peer that runs a script of every package in the order of their dependencies, as it is found on
 * the PATH.
 *
 * @param name of the program
 * @param arguments that run the script {@value PackageFiles#SCRIPT} everywhere, eight at a time
 * @param unchangedThen the seconds that 200 packages of which nothing changed took on the machine
 *     that the bounds were set on
 */
record TaskRunner(String name, List<String> arguments, double unchangedThen) {

  static final List<TaskRunner> ALL =
      List.of(
          new TaskRunner("turbo", List.of("run", PackageFiles.SCRIPT, "--concurrency=8"), 0.07),
          new TaskRunner(
              "nx", List.of("run-many", "-t", PackageFiles.SCRIPT, "--parallel=8"), 0.68),
          new TaskRunner("lerna", List.of("run", PackageFiles.SCRIPT, "--concurrency=8"), 0.96));

  /** Nothing that stays, asks, draws or reports. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "CI", "1",
          "NX_DAEMON", "false",
          "NX_TUI", "false",
          "NX_NO_CLOUD", "true",
          "TURBO_TELEMETRY_DISABLED", "1",
          "DO_NOT_TRACK", "1");

  /** Also where it keeps what it has made, for lerna would take what nx has kept. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.put("NX_CACHE_DIRECTORY", ".nx/" + name + "/cache");
    variables.put("NX_WORKSPACE_DATA_DIRECTORY", ".nx/" + name + "/data");
    return variables;
  }

  String[] command() {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(arguments);
    return command.toArray(String[]::new);
  }

  /** Makes it a module of a project's too, since nx and lerna look for themselves there. */
  void linkInto(Path project) {
    try {
      Path link = project.resolve("node_modules");
      Files.deleteIfExists(link);
      Optional<Path> modules = modules(Shell.find(name).orElseThrow().toRealPath());
      if (modules.isPresent()) {
        Files.createSymbolicLink(link, modules.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of modules that a program of npm's is in. */
  private static Optional<Path> modules(Path program) {
    return Stream.iterate(program.getParent(), folder -> folder != null, Path::getParent)
        .filter(folder -> folder.endsWith("node_modules"))
        .findFirst();
  }
}
