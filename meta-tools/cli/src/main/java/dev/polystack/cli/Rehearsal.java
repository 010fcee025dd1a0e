package dev.polystack.cli;

import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Does what short commands do, in an empty folder: the JVM that runs this notes which classes they
 * take, and the meta script keeps those in an archive that every later command starts from.
 *
 * @see <a href="https://openjdk.org/jeps/310">JEP 310: Application Class-Data Sharing</a>
 */
@Command(name = Rehearsal.NAME, hidden = true)
final class Rehearsal implements Callable<Integer> {

  static final String NAME = "rehearse-short-commands";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("clone"),
          List.of("status"),
          List.of("exec", "--stacks", "--ordered", "--inputs", "*.yaml", "--", "echo", "done"),
          List.of("exec", "--stacks", "--ordered", "--inputs", "*.yaml", "--", "echo", "done"),
          List.of("exec", "--", "true"),
          List.of("sync"),
          List.of("status", "--json"),
          List.of("--help"));

  private final Path root = Path.of(System.getProperty("meta.root", "."));

  @Override
  public Integer call() throws InterruptedException, IOException {
    stack("first", "publishes: [value]\n");
    stack("second", "consumes: [first/value]\n");
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    git("-c", "user.name=meta", "-c", "user.email=meta@localhost", "commit", "-qm", "Begin");
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  one: {type: git, url: '%s', version: main}\n"
            .formatted(root.resolve("origin")));
    for (List<String> command : COMMANDS) {
      if (Meta.execute(command) != 0) {
        return 1;
      }
    }
    return 0;
  }

  private void stack(String name, String declaration) throws IOException {
    Path folder = Files.createDirectories(root.resolve("origin").resolve(name));
    Files.writeString(folder.resolve("stack.yaml"), declaration);
  }

  private void git(String... arguments) throws InterruptedException, IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Finished finished = Program.of(command).in(root.resolve("origin")).run(root.resolve("git.log"));
    if (!finished.succeeded()) {
      throw new IOException(String.join("\n", finished.lines()));
    }
  }
}
