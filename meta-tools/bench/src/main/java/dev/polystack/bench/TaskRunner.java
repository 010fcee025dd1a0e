package dev.polystack.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 */
record TaskRunner(String name, List<String> arguments) {

  static final List<TaskRunner> ALL =
      List.of(
          new TaskRunner("turbo", List.of("run", PackageFiles.SCRIPT, "--concurrency=8")),
          new TaskRunner("nx", List.of("run-many", "-t", PackageFiles.SCRIPT, "--parallel=8")),
          new TaskRunner("lerna", List.of("run", PackageFiles.SCRIPT, "--concurrency=8")));

  /** Nothing that stays, asks, draws or reports. */
  static final Map<String, String> VARIABLES =
      Map.of(
          "CI", "1",
          "NX_DAEMON", "false",
          "NX_TUI", "false",
          "NX_NO_CLOUD", "true",
          "TURBO_TELEMETRY_DISABLED", "1",
          "DO_NOT_TRACK", "1");

  /** Where a program is; empty if it is not installed. */
  static Optional<Path> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  String[] command() {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(arguments);
    return command.toArray(String[]::new);
  }
}
