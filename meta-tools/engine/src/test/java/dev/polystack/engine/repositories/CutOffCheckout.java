package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A checkout of files a to e, of which the remote has other ones of b to d by now, and no e, but
 * one more; and a git that a signal ends when it is about to write one of them.
 */
final class CutOffCheckout {

  private final Origins origins;
  private final List<Repository> repositories;
  private final String before;

  private CutOffCheckout(Origins origins, List<Repository> repositories)
      throws InterruptedException {
    this.origins = origins;
    this.repositories = repositories;
    this.before = git().need("rev-parse", "HEAD");
    endsGitBy("kill $PPID");
  }

  static CutOffCheckout in(Path folder) throws Exception {
    Origins origins = new Origins(folder).create("a");
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Files.writeString(origins.author("a").resolve(name), "before");
    }
    origins.push("a", "README.md", "2");
    List<Repository> repositories = origins.manifest("a");
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
        .run(repositories, (repository, result, took) -> {});
    CutOffCheckout checkout = new CutOffCheckout(origins, repositories);
    Origins.identify(checkout.file(""));
    for (String name : List.of("b", "d", "new")) {
      Files.writeString(checkout.author().resolve(name), "after");
    }
    Files.delete(checkout.author().resolve("e"));
    checkout.push("c", "after, in full");
    return checkout;
  }

  Git git() {
    return origins.at("a");
  }

  Git origin() {
    return Git.in(origins.origin("a"));
  }

  /** Where the remote's commits come from. */
  Path author() {
    return origins.author("a");
  }

  void push(String file, String content) throws IOException, InterruptedException {
    origins.push("a", file, content);
  }

  /** The commit that is checked out at first. */
  String before() {
    return before;
  }

  Path file(String name) {
    return origins.root().resolve("a").resolve(name);
  }

  List<Repository> lock(String commit) throws IOException {
    return origins.manifest("a@" + commit);
  }

  RepositoryResult sync() throws InterruptedException {
    return new WorkspaceSync(origins.checkout(), Connections.USUAL)
        .run(repositories, true, (name, result, took) -> {})
        .get("a");
  }

  RepositoryResult imported(List<Repository> lock) throws InterruptedException {
    return new WorkspaceImport(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
        .run(lock, (repository, result, took) -> {})
        .get(lock.get(0));
  }

  /**
   * Says how git is ended.
   *
   * @param command of a shell that git has started
   */
  void endsGitBy(String command) throws InterruptedException {
    git().need("config", "filter.cut.smudge", command);
  }

  /** Has git end when it is about to write a file. */
  void cutOffAt(String name) throws Exception {
    cutOffAt(name, this::sync);
  }

  void cutOffAt(String name, RepositoryResult.Work step) throws Exception {
    Files.createDirectories(file(".git/info"));
    Files.writeString(file(".git/info/attributes"), name + " filter=cut\n");
    assertThat(step.run().kind()).isEqualTo(Kind.LEFT_ALONE);
    Files.delete(file(".git/info/attributes"));
  }

  void assertIsAtTheRemotes() throws InterruptedException {
    assertThat(git().need("rev-parse", "HEAD")).isEqualTo(origin().need("rev-parse", "main"));
    assertThat(git().need("status", "--porcelain")).isEmpty();
    assertThat(file(".git/polystack-move")).doesNotExist();
  }
}
