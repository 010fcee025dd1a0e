package dev.polystack.engine.repositories;

import dev.polystack.engine.Checkout;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real repositories to clone from ({@code origins/NAME.git}, with a work tree each to commit in),
 * and the workspace that they are cloned into.
 *
 * @param folder holds everything
 */
record Origins(Path folder) {

  Path root() {
    return folder.resolve("workspace");
  }

  Checkout checkout() {
    return new Checkout(root(), root());
  }

  Path origin(String name) {
    return folder.resolve("origins").resolve(name + ".git");
  }

  /** A repository with one commit. */
  Origins create(String... names) throws IOException, InterruptedException {
    for (String name : names) {
      Files.createDirectories(origin(name));
      Git.in(origin(name)).need("init", "--quiet", "--bare", "--initial-branch=main");
      Path author = author(name);
      Files.createDirectories(author);
      Git.in(author).need("init", "--quiet", "--initial-branch=main");
      identify(author);
      Git.in(author).need("remote", "add", "origin", origin(name).toString());
      push(name, "README.md", "1");
    }
    return this;
  }

  /** Writes the workspace's manifest, for repositories at {@code NAME@VERSION} or NAME at main. */
  List<Repository> manifest(String... repositories) throws IOException {
    var text = new StringBuilder("repositories:\n");
    for (String repository : repositories) {
      String[] parts = repository.split("@");
      text.append(
          "  %s: {type: git, url: '%s', version: '%s', groups: [%s]}\n"
              .formatted(
                  parts[0],
                  origin(parts[0]),
                  parts.length > 1 ? parts[1] : "main",
                  parts[0].startsWith("a") ? "first" : "second"));
    }
    Files.createDirectories(root());
    Files.writeString(root().resolve("repos.yaml"), text);
    return checkout().manifest().repositories();
  }

  /** Clones the repository that holds a manifest. */
  static RepositoryResult cloneManifest(String url, Path root) throws InterruptedException {
    return new ManifestClone(url, root, Connections.USUAL)
        .run((name, result, took) -> {})
        .values()
        .iterator()
        .next();
  }

  /** Commits a file and pushes it; answers the commit. */
  String push(String name, String file, String content) throws IOException, InterruptedException {
    String commit = commit(author(name), file, content);
    Git.in(author(name)).need("push", "--quiet", "origin", "HEAD");
    return commit;
  }

  Path author(String name) {
    return folder.resolve("authors").resolve(name);
  }

  Git at(String name) {
    return Git.in(root().resolve(name));
  }

  /** Commits a file; answers the commit. */
  static String commit(Path checkout, String file, String content)
      throws IOException, InterruptedException {
    Files.writeString(checkout.resolve(file), content);
    Git git = Git.in(checkout);
    git.need("add", "--all");
    git.need("commit", "--quiet", "--message", "Change " + file);
    return git.need("rev-parse", "HEAD");
  }

  static void identify(Path checkout) throws InterruptedException {
    Git.in(checkout).need("config", "user.name", "Test");
    Git.in(checkout).need("config", "user.email", "test@example.com");
  }
}
