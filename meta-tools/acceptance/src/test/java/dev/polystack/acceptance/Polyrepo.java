package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The repositories of this workspace as repositories of their own: bare remotes, a Maven repository
 * that they share, and clones. All of it is in one folder that the test throws away; downloads are
 * read from the user's Maven cache.
 */
final class Polyrepo {

  private static final String PROJECT = "project";

  private final Path folder;

  private Polyrepo(Path folder) {
    this.folder = folder;
  }

  /** Where the workspace is that the tests are about: {@code meta test} says so. */
  static Path workspace() {
    return Path.of(
        Objects.requireNonNull(
            System.getenv("POLYSTACK_WORKSPACE"),
            "POLYSTACK_WORKSPACE has to name the folder with repos.yaml"));
  }

  /**
   * Splits what the workspace's files are now, whether they are committed or not, with the history
   * that led to them if all of it is here.
   *
   * @param folder an empty one
   */
  static Polyrepo split(Path folder) throws IOException, InterruptedException {
    assumeThat(workspace().resolve("meta-tools/.git"))
        .as("the workspace is split already")
        .doesNotExist();
    Polyrepo polyrepo = new Polyrepo(folder);
    Path one = Files.createDirectory(folder.resolve("one"));
    polyrepo.git(one, "init", "--quiet", "--initial-branch", "main");
    if (polyrepo.hasWholeHistory()) {
      polyrepo.git(one, "fetch", "--quiet", "--no-tags", workspace().toString(), "HEAD");
      polyrepo.git(one, "update-ref", "refs/heads/main", "FETCH_HEAD");
    }
    polyrepo.git(one, "--work-tree", workspace().toString(), "add", "--all");
    polyrepo.git(one, "commit", "--quiet", "--allow-empty", "--message", "Work in progress");
    polyrepo.git(one, "reset", "--quiet", "--hard");
    polyrepo.meta(one, "split", "--to", polyrepo.remotes().toString(), "--name", PROJECT);
    return polyrepo;
  }

  private boolean hasWholeHistory() throws InterruptedException {
    return Files.exists(workspace().resolve(".git"))
        && git(workspace(), "rev-parse", "--is-shallow-repository").equals(List.of("false"));
  }

  Path remotes() {
    return folder.resolve("remotes");
  }

  Path remote(String name) {
    return remotes().resolve(name + ".git");
  }

  /** Every repository side by side, in a folder that was empty. */
  Path cloneAll() throws IOException, InterruptedException {
    Path all = Files.createDirectory(folder.resolve("all"));
    meta(all, "clone", remote(PROJECT).toString(), "--into", ".");
    return all;
  }

  /** One repository, with nothing beside it, as on a machine of its own. */
  Alone alone(String name) throws IOException, InterruptedException {
    Path parent = Files.createDirectory(folder.resolve("alone-" + name));
    git(parent, "clone", "--quiet", remote(name).toString(), name);
    return new Alone(this, name, parent.resolve(name));
  }

  /** The workspace's own command, about another workspace; it has to succeed. */
  void meta(Path root, String... arguments) throws IOException, InterruptedException {
    Path tools = workspace().resolve("meta-tools");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dmeta.root=" + root,
                "-Dmeta.home=" + tools,
                "-cp",
                tools.resolve("cli/target/meta.jar")
                    + ":"
                    + Files.readString(tools.resolve("cli/target/classpath")).strip(),
                "dev.polystack.cli.Meta"));
    command.addAll(List.of(arguments));
    Finished finished = run(root, "meta", command);
    assertThat(finished.status()).as(() -> String.join("\n", finished.lines())).isZero();
  }

  /** The lines that git prints; it has to succeed. */
  List<String> git(Path where, String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Finished finished = run(where, "git", command);
    assertThat(finished.status()).as(() -> String.join("\n", finished.lines())).isZero();
    return finished.lines();
  }

  /** Maven in a clone, with what it shares with the other clones and what is its own. */
  Finished maven(Alone clone, List<String> arguments) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                mavenProgram(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-s",
                ".mvn/shared-repository.xml",
                "-Dpolystack.work=" + work()));
    command.addAll(arguments);
    return run(clone.folder(), clone.name(), command);
  }

  /**
   * Runs a program.
   *
   * @param who has a local Maven repository of its own, in front of the user's, in which downloads
   *     are found but nothing is put
   */
  private Finished run(Path where, String who, List<String> command) throws InterruptedException {
    Map<String, String> variables = new HashMap<>();
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      variables.put("GIT_%s_NAME".formatted(role), "Somebody");
      variables.put("GIT_%s_EMAIL".formatted(role), "somebody@example.com");
    }
    variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
    variables.put("META_MAVEN", mavenProgram());
    variables.put("MAVEN_REPOSITORY_URL", folder.resolve("repository").toUri().toString());
    variables.put(
        "MAVEN_OPTS",
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
            + System.getenv().getOrDefault("MAVEN_OPTS", ""));
    variables.put(
        "MAVEN_ARGS",
        "-T1C -Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s"
            .formatted(folder.resolve("m2-" + who), System.getProperty("acceptance.downloads")));
    return Program.of(command)
        .in(where)
        .with(variables)
        .run(folder.resolve("%s.log".formatted(who)));
  }

  /** What CloudFormation's rules said of a repository's templates. */
  Path ruleReport(String environment, String repository) {
    return work()
        .resolve(
            "assembly/%1$s/alone-%2$s+%2$s/validation-report.json"
                .formatted(environment, repository));
  }

  private Path work() {
    return folder.resolve("work");
  }

  private static String mavenProgram() {
    return Path.of(System.getProperty("acceptance.maven"), "bin", "mvn").toString();
  }

  /** What is published to the repository that all share. */
  Path published(String path) {
    return folder.resolve("repository").resolve(path);
  }
}
