package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The repositories of this workspace as repositories of their own: bare remotes, a Maven repository
 * that they share, and clones. All of it is in one folder that the test throws away; downloads are
 * read from the user's Maven cache.
 */
final class Polyrepo {

  private final Path folder;
  private final Path log;

  private Polyrepo(Path folder) {
    this.folder = folder;
    this.log = folder.resolve("commands.log");
  }

  /** Where the workspace is that the tests are about: {@code meta test} says so. */
  static Path workspace() {
    return Path.of(
        Objects.requireNonNull(
            System.getenv("POLYSTACK_WORKSPACE"),
            "POLYSTACK_WORKSPACE has to name the folder with repos.yaml"));
  }

  /** Splits what the workspace's files are now, whether they are committed or not. */
  static Polyrepo split(Path folder) throws IOException, InterruptedException {
    Polyrepo polyrepo = new Polyrepo(folder);
    for (Repository repository : Manifest.read(workspace().resolve("repos.yaml")).repositories()) {
      polyrepo.publish(repository.name(), repository.folder(workspace()));
    }
    return polyrepo;
  }

  private void publish(String name, Path source) throws IOException, InterruptedException {
    Path seed = folder.resolve("seed").resolve(name);
    for (String file : git(source, "ls-files", "--cached", "--others", "--exclude-standard", ".")) {
      Path from = source.resolve(file);
      if (Files.exists(from)) {
        Files.createDirectories(seed.resolve(file).resolveSibling("."));
        Files.copy(from, seed.resolve(file));
      }
    }
    git(seed, "init", "--quiet", "--initial-branch", "main");
    identify(seed);
    git(seed, "add", "--all");
    git(seed, "commit", "--quiet", "--message", "Add " + name);
    git(folder, "clone", "--quiet", "--bare", seed.toString(), remote(name).toString());
  }

  Path remote(String name) {
    return folder.resolve("remotes").resolve(name + ".git");
  }

  /** Every repository, cloned to an empty folder beside the manifest. */
  Path cloneAll() throws IOException, InterruptedException {
    Path all = Files.createDirectories(folder.resolve("all"));
    Path manifest = all.resolve("repos.yaml");
    Files.copy(workspace().resolve("repos.yaml"), manifest);
    for (Repository repository : Manifest.read(manifest).repositories()) {
      clone(repository.name(), all);
    }
    return all;
  }

  /** One repository, with nothing beside it. */
  Alone alone(String name) throws IOException, InterruptedException {
    Path parent = Files.createDirectories(folder.resolve("alone-" + name));
    return new Alone(this, clone(name, parent));
  }

  private Path clone(String name, Path parent) throws InterruptedException {
    git(parent, "clone", "--quiet", remote(name).toString(), name);
    Path clone = parent.resolve(name);
    identify(clone);
    return clone;
  }

  private void identify(Path repository) throws InterruptedException {
    git(repository, "config", "user.name", "Somebody");
    git(repository, "config", "user.email", "somebody@example.com");
  }

  /** The command, about the clones in a folder. */
  Finished meta(Path root, String... arguments) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dmeta.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.polystack.cli.Meta"));
    command.addAll(List.of(arguments));
    return Program.of(command).in(root).with(variables()).run(log);
  }

  Finished maven(Path repository, List<String> arguments) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                variables().get("META_MAVEN"), "-B", "-ntp", "-s", ".mvn/shared-repository.xml"));
    command.addAll(arguments);
    return Program.of(command).in(repository).with(variables()).run(log);
  }

  List<String> git(Path where, String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Finished finished = Program.of(command).in(where).run(log);
    assertThat(finished.succeeded()).as(() -> String.join("\n", finished.lines())).isTrue();
    return finished.lines();
  }

  /** What is published, of which group and artifact. */
  Path published(String path) {
    return folder.resolve("repository").resolve(path);
  }

  Path work() {
    return folder.resolve("work");
  }

  private Map<String, String> variables() {
    return Map.of(
        "META_MAVEN",
        Path.of(System.getProperty("acceptance.maven"), "bin", "mvn").toString(),
        "MAVEN_REPOSITORY_URL",
        folder.resolve("repository").toUri().toString(),
        "MAVEN_OPTS",
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "MAVEN_ARGS",
        "-Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s"
            .formatted(folder.resolve("m2"), System.getProperty("acceptance.downloads")));
  }
}
