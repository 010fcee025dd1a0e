package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A workspace of two repositories with bare remotes, of which {@code app} builds with {@code base},
 * and a command in the place of Maven that leaves behind what the Maven Release Plugin does.
 */
final class Remotes {

  private final Path root;
  private final Path log;

  Remotes(Path root) throws IOException, InterruptedException {
    this.root = root;
    this.log = root.resolve("test.log");
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        project: shop
        repositories:
          base: {type: git, url: ../base.git, version: main, kind: contracts, description: The base.}
          app: {type: git, url: ../app.git, version: main, kind: service, description: The app.}
        """);
    make("base", "");
    make(
        "app",
        """
          <properties><base.version>0.1.0-SNAPSHOT</base.version></properties>
          <dependencies>
            <dependency>
              <groupId>org.example</groupId>
              <artifactId>base</artifactId>
              <version>${base.version}</version>
            </dependency>
          </dependencies>
        """);
    try (InputStream script = Remotes.class.getResourceAsStream("mvn.sh")) {
      Files.write(maven(), Objects.requireNonNull(script).readAllBytes());
    }
    assertThat(maven().toFile().setExecutable(true)).isTrue();
  }

  private void make(String name, String more) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(root.resolve(name));
    git(root, "init", "--quiet", "--bare", "--initial-branch", "main", remote(name).toString());
    git(root, "clone", "--quiet", remote(name).toString(), name);
    git(folder, "checkout", "--quiet", "-B", "main");
    git(folder, "config", "user.name", "Somebody");
    git(folder, "config", "user.email", "somebody@example.com");
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>%s</artifactId>
          <version>0.1.0-SNAPSHOT</version><!-- own -->
        %s</project>
        """
            .formatted(name, more));
    change(name, "Add a start");
  }

  Path root() {
    return root;
  }

  Path remote(String name) {
    return root.resolve(name + ".git");
  }

  /** Where the command in Maven's place publishes to. */
  Path published() {
    return root.resolve("published");
  }

  Path maven() {
    return root.resolve("mvn");
  }

  /** A commit with a file of its own, pushed. */
  void change(String name, String subject) throws IOException, InterruptedException {
    Path folder = root.resolve(name);
    Files.writeString(folder.resolve(subject.replace(' ', '-') + ".txt"), subject);
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", subject);
    git(folder, "push", "--quiet", "origin", "HEAD:main");
  }

  List<String> tags(String name) throws InterruptedException {
    return git(remote(name), "tag", "--sort=version:refname");
  }

  List<String> subjects(String name) throws InterruptedException {
    return git(remote(name), "log", "--reverse", "--format=%s", "main");
  }

  String file(String name, String revision, String path) throws InterruptedException {
    return String.join("\n", git(remote(name), "show", revision + ":" + path));
  }

  List<String> git(Path folder, String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Finished finished = Program.of(command).in(folder).run(log);
    assertThat(finished.succeeded()).as(() -> String.join("\n", finished.lines())).isTrue();
    return finished.lines();
  }

  /** For the environment of {@code meta release}. */
  Map<String, String> variables() {
    return Map.of("META_MAVEN", maven().toString(), "PUBLISHED", published().toString());
  }
}
