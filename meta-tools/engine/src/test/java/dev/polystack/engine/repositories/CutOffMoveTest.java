package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.repositories.RepositoryResult.Kind;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git, ended by a signal at one file of a move, and what people do before the next run. */
class CutOffMoveTest {

  private static final String FINISHED =
      "; a move that an earlier run was ended in the middle of is finished";

  @TempDir private Path folder;
  private Origins origins;
  private List<Repository> repositories;
  private String before;

  /** Files a to e, of which the remote has new ones of b to d, and no e. */
  @BeforeEach
  void workspace() throws Exception {
    origins = new Origins(folder).create("a");
    for (String name : List.of("a", "b", "c", "d", "e")) {
      Files.writeString(origins.author("a").resolve(name), "before");
    }
    origins.push("a", "README.md", "2");
    repositories = origins.manifest("a");
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Widths.USUAL)
        .run(repositories, (repository, result, took) -> {});
    Origins.identify(file(""));
    before = origins.at("a").need("rev-parse", "HEAD");
    for (String name : List.of("b", "d", "new")) {
      Files.writeString(origins.author("a").resolve(name), "after");
    }
    Files.delete(origins.author("a").resolve("e"));
    origins.push("a", "c", "after, in full");
  }

  @Test
  void sync_goesOn_andSaysWhichFileWasMissing() throws Exception {
    cutOffAt("c");
    assertThat(file("b")).hasContent("after");
    assertThat(file("c")).doesNotExist();
    assertThat(file("d")).hasContent("before");
    assertThat(file("e")).doesNotExist();

    assertThat(sync())
        .isEqualTo(
            RepositoryResult.changed(
                "main is up to date" + FINISHED + ", with c, which was missing"));
    assertIsAtTheRemotes();
  }

  @Test
  void sync_afterMoreHasCome_goesOnToThat() throws Exception {
    cutOffAt("c");
    origins.push("a", "b", "later");
    origins.push("a", "d", "later");

    assertThat(sync().words()).startsWith("main: 2 new commits" + FINISHED);
    assertIsAtTheRemotes();
  }

  @Test
  void sync_whereOneFileIsCutShort_writesItWhole() throws Exception {
    cutOffAt("c");
    Files.writeString(file("c"), "after, in");

    assertThat(sync().words()).endsWith("with c, which was cut short");
    assertIsAtTheRemotes();
  }

  @Test
  void sync_whereEverythingButTheBranchWasMoved_movesThat() throws Exception {
    cutOffAt("c");
    origins.at("a").need("restore", "--source=origin/main", "--staged", "--worktree", ".");

    assertThat(sync().words()).isEqualTo("main is up to date" + FINISHED);
    assertIsAtTheRemotes();
  }

  @Test
  void sync_beforeTheFirstCommit_goesOn() throws Exception {
    origins.at("a").need("update-ref", "-d", "HEAD");
    origins.at("a").need("rm", "-r", "--quiet", "--force", ".");
    cutOffAt("c");
    assertThat(file("b")).hasContent("after");

    assertThat(sync().words()).isEqualTo("main is up to date" + FINISHED);
    assertIsAtTheRemotes();
  }

  @Test
  void sync_ofLinksAndModes_goesOn() throws Exception {
    Path theirs = origins.author("a");
    Files.delete(theirs.resolve("a"));
    Files.createSymbolicLink(theirs.resolve("a"), Path.of("b"));
    assertThat(theirs.resolve("b").toFile().setExecutable(true)).isTrue();
    origins.push("a", "d", "later");
    cutOffAt("c");
    assertThat(file("a")).isSymbolicLink();

    sync();
    assertIsAtTheRemotes();
  }

  @Test
  void sync_afterAnEditInTheWay_keepsIt_andNamesIt() throws Exception {
    cutOffAt("c");
    Files.writeString(file("b"), "mine");
    Files.writeString(file("new"), "mine");

    RepositoryResult result = sync();

    assertThat(result.kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(result.words()).contains("changed since: b, new. Put them aside");
    assertThat(file("b")).hasContent("mine");
    assertThat(file("new")).hasContent("mine");
    assertThat(file("c")).doesNotExist();
    assertThat(origins.at("a").need("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(origins.at("a").need("diff", "--cached", "--name-only")).isEmpty();
  }

  @Test
  void sync_afterAnEditWasStashed_goesOn_andGivesItBack() throws Exception {
    cutOffAt("c");
    Files.writeString(file("b"), "mine");
    assertThat(sync().kind()).isEqualTo(Kind.LEFT_ALONE);

    origins.at("a").need("stash");

    sync();
    assertIsAtTheRemotes();
    assertThat(origins.at("a").succeeds("stash", "pop")).as("without conflict").isFalse();
    assertThat(Files.readString(file("b"))).contains("mine", "after");
    assertThat(file("c")).hasContent("after, in full");
  }

  @Test
  void sync_afterAnEditElsewhere_goesOn_andKeepsIt() throws Exception {
    cutOffAt("c");
    Files.writeString(file("a"), "mine");

    assertThat(sync().kind()).isEqualTo(Kind.CHANGED);
    assertThat(file("a")).hasContent("mine");
    assertThat(file("d")).hasContent("after");
  }

  @Test
  void sync_afterSomethingWasStaged_keepsThat() throws Exception {
    cutOffAt("c");
    Files.writeString(file("b"), "mine");
    origins.at("a").need("add", "b");
    Files.writeString(file("b"), "after");

    assertThat(sync().words()).contains("changed since: b.");
    assertThat(origins.at("a").need("show", ":b")).isEqualTo("mine");
  }

  @Test
  void sync_afterAnotherFileWasEmptiedOrDeleted_keepsThat() throws Exception {
    cutOffAt("c");
    Files.writeString(file("d"), "");
    assertThat(sync().words()).contains("changed since: c, d.");
    assertThat(file("d")).isEmptyFile();

    Files.delete(file("d"));
    assertThat(sync().words()).contains("changed since: c, d.");
    assertThat(file("d")).doesNotExist();
  }

  @Test
  void sync_afterTheFileInHandWasWritten_andAnEarlierDeleted_keepsThat() throws Exception {
    cutOffAt("c");
    Files.writeString(file("c"), "after, in full");
    Files.delete(file("b"));

    assertThat(sync().words()).contains("changed since: b.");
    assertThat(file("b")).doesNotExist();
  }

  @Test
  void sync_onAnotherBranch_takesNothingForGits() throws Exception {
    cutOffAt("c");
    origins.at("a").need("branch", "mine");
    origins.at("a").need("branch", "--quiet", "--set-upstream-to=origin/main", "mine");
    origins.at("a").need("symbolic-ref", "HEAD", "refs/heads/mine");

    assertThat(sync().kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(file("c")).doesNotExist();
  }

  @Test
  void sync_afterTheMoveWasTakenBack_isAsIfNothingHadBeen() throws Exception {
    cutOffAt("c");
    origins.at("a").need("reset", "--hard", "--quiet");
    origins.at("a").need("clean", "--force", "--quiet");

    assertThat(sync()).isEqualTo(RepositoryResult.changed("main: 1 new commits"));
  }

  @Test
  void import_goesOn() throws Exception {
    origins.at("a").need("fetch", "--quiet");
    String wanted = origins.at("a").need("rev-parse", "origin/main");
    List<Repository> lock = origins.manifest("a@" + wanted);
    cutOffAt("c", () -> imported(lock));
    assertThat(file("b")).hasContent("after");

    assertThat(imported(lock).words())
        .isEqualTo("is at " + wanted + FINISHED + ", with c, which was missing");
    assertIsAtTheRemotes();
    assertThat(origins.at("a").need("rev-parse", "main")).isEqualTo(before);
  }

  @Test
  void sync_ofTheSameFilesByChance_andOneEmptied_keepsThem() throws Exception {
    Files.writeString(file("b"), "after");
    Files.writeString(file("d"), "");
    assertThat(sync().words()).endsWith("local changes are in their way: b, d");
    assertThat(sync().words()).as("again").endsWith("local changes are in their way: b, d");
    assertThat(file("d")).isEmptyFile();

    Files.delete(file("d"));
    assertThat(sync().kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(file("d")).doesNotExist();
  }

  @Test
  void sync_ontoAnIgnoredFile_keepsIt() throws Exception {
    Files.writeString(file(".git/info/exclude"), "new\n");
    Files.writeString(file("new"), "");

    assertThat(sync().words()).endsWith("local changes are in their way: new");
    assertThat(file("new")).isEmptyFile();
    assertThat(sync().words()).as("again").endsWith("local changes are in their way: new");
  }

  private RepositoryResult sync() throws InterruptedException {
    return new WorkspaceSync(origins.checkout(), Widths.USUAL)
        .run(repositories, true, (name, result, took) -> {})
        .get("a");
  }

  private RepositoryResult imported(List<Repository> lock) throws InterruptedException {
    return new WorkspaceImport(origins.checkout(), CloneOptions.complete(), Widths.USUAL)
        .run(lock, (repository, result, took) -> {})
        .get(lock.get(0));
  }

  private void cutOffAt(String name) throws Exception {
    cutOffAt(name, this::sync);
  }

  /** Has git end when it is about to write a file. */
  private void cutOffAt(String name, Mover.Step step) throws Exception {
    Files.createDirectories(file(".git/info"));
    Files.writeString(file(".git/info/attributes"), name + " filter=cut\n");
    origins.at("a").need("config", "filter.cut.smudge", "kill $PPID");
    assertThat(step.run().kind()).isEqualTo(Kind.LEFT_ALONE);
    letBe();
  }

  /** Lets git be from now on. */
  private void letBe() throws IOException {
    Files.deleteIfExists(file(".git/info/attributes"));
  }

  private void assertIsAtTheRemotes() throws InterruptedException {
    assertThat(origins.at("a").need("rev-parse", "HEAD"))
        .isEqualTo(Git.in(origins.origin("a")).need("rev-parse", "main"));
    assertThat(origins.at("a").need("status", "--porcelain")).isEmpty();
    assertThat(file(".git/polystack-move")).doesNotExist();
  }

  private Path file(String name) {
    return origins.root().resolve("a").resolve(name);
  }
}
