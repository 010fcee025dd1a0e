package dev.polystack.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A project that is not the shop and not Java, and the command in a process of its own. */
final class Workspace {

  final Path root;

  /** How a command ended. */
  record Ended(int status, String output) {

    List<String> lines() {
      return output.lines().toList();
    }
  }

  private Workspace(Path root) {
    this.root = root;
  }

  /** A workspace of repositories, each a name and its groups. */
  static Workspace of(Path root, String... repositories) throws IOException {
    StringBuilder manifest = new StringBuilder("repositories:\n");
    for (String repository : repositories) {
      manifest.append(
          "  %1$s: {type: git, url: https://example.org/%1$s.git, version: main}\n"
              .formatted(repository));
      Files.createDirectories(root.resolve(repository));
    }
    Files.writeString(root.resolve("repos.yaml"), manifest);
    return new Workspace(root);
  }

  Workspace file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
    return this;
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  Ended meta(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  ProcessBuilder start(String... arguments) {
    return start(List.of(), arguments);
  }

  /** On a terminal of this size, of which the meta script tells. */
  ProcessBuilder startOnTerminal(int columns, int rows, String... arguments) {
    return PseudoTerminal.of(
        start(List.of("-Dmeta.terminal.output=true"), arguments), columns, rows);
  }

  private ProcessBuilder start(List<String> properties, String... arguments) {
    List<String> command = new ArrayList<>(SharedClasses.java());
    command.addAll(properties);
    command.addAll(List.of("-Dmeta.root=" + root, Meta.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
