package dev.polystack.engine.release;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.output.Console;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workspace of two repositories with remotes of their own ({@code NAME.git} beside it), of which
 * {@code app} builds with {@code base}.
 *
 * @param root of the workspace
 */
record Remotes(Path root) {

  Remotes create() throws IOException, InterruptedException {
    manifest("main");
    create("base", "");
    create("app", with("0.1.0-SNAPSHOT"));
    return this;
  }

  /** Writes the manifest, with this version of {@code base}. */
  void manifest(String base) throws IOException {
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        project: shop
        repositories:
          base: {type: git, url: ../base.git, version: %s, kind: contracts, description: The base.}
          app: {type: git, url: ../app.git, version: main, kind: service, description: The app.}
        """
            .formatted(base));
  }

  private void create(String name, String more) throws IOException, InterruptedException {
    Git.in(root).need("init", "--quiet", "--bare", "--initial-branch=main", name + ".git");
    Git.in(root).need("clone", "--quiet", root.resolve(name + ".git").toString(), name);
    git(name).need("checkout", "--quiet", "-B", "main");
    git(name).need("config", "user.name", "Test");
    git(name).need("config", "user.email", "test@example.com");
    push(name, "pom.xml", pom(name, "0.1.0-SNAPSHOT", more));
  }

  static String pom(String name, String version, String more) {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.example</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>
    %s</project>
    """
        .formatted(name, version, more);
  }

  /** What the POM of {@code app} says to build with a version of {@code base}. */
  static String with(String base) {
    return """
      <properties><base.version>%s</base.version></properties>
      <dependencies>
        <dependency>
          <groupId>org.example</groupId>
          <artifactId>base</artifactId>
          <version>${base.version}</version>
        </dependency>
      </dependencies>
    """
        .formatted(base);
  }

  Git git(String name) {
    return Git.in(root.resolve(name));
  }

  Git remote(String name) {
    return Git.in(root.resolve(name + ".git"));
  }

  /** Commits a file and pushes the branch that is checked out. */
  void push(String name, String file, String content) throws IOException, InterruptedException {
    Files.writeString(root.resolve(name).resolve(file), content);
    git(name).need("add", "--all");
    git(name).need("commit", "--quiet", "--message", "Change " + file);
    git(name).need("push", "--quiet", "--set-upstream", "origin", "HEAD");
  }

  /** Somebody else pushes a file to the branch main; what is checked out here stays behind. */
  void pushElsewhere(String name, String file, String content)
      throws IOException, InterruptedException {
    git(name).need("checkout", "--quiet", "-b", "elsewhere");
    push(name, file, content);
    git(name).need("push", "--quiet", "origin", "HEAD:main");
    git(name).need("checkout", "--quiet", "main");
    git(name).need("branch", "--quiet", "-D", "elsewhere");
  }

  /** Has a remote ask a script whether it takes what is pushed to a ref. */
  void askBefore(String name, String script) throws IOException {
    Path hook = root.resolve(name + ".git/hooks/update");
    Files.createDirectories(hook.resolveSibling("."));
    Files.writeString(hook, "#!/bin/sh\n" + script);
    if (!hook.toFile().setExecutable(true)) {
      throw new IOException("cannot be made a program: " + hook);
    }
  }

  /** Tags what is checked out, and pushes the tag. */
  void tag(String name, String tag) throws InterruptedException {
    git(name).need("tag", tag);
    git(name).need("push", "--quiet", "origin", tag);
  }

  /** What {@code meta release} is about to do with these repositories. */
  ReleaseWorkflow release(@Nullable Version version, String... repositories) {
    return release(new PrintStream(OutputStream.nullOutputStream()), version, repositories);
  }

  /** The same, and tells it there. */
  ReleaseWorkflow release(PrintStream out, @Nullable Version version, String... repositories) {
    return new ReleaseWorkflow(
        new Checkout(root, root),
        Console.plain(out),
        new ReleaseRequest(List.of(repositories), Optional.empty(), version, List.of(), null),
        Clock.systemUTC());
  }
}
