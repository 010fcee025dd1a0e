package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git, ended by a signal at one file of a move: the next run goes on with it. */
class CutOffMoveTest {

  private static final String FINISHED =
      "; a move that an earlier run was ended in the middle of is finished";

  @TempDir private Path folder;
  private CutOffCheckout checkout;

  @BeforeEach
  void workspace() throws Exception {
    checkout = CutOffCheckout.in(folder);
  }

  @Test
  void sync_goesOn_andSaysWhichFileWasMissing() throws Exception {
    checkout.cutOffAt("c");
    assertThat(checkout.file("b")).hasContent("after");
    assertThat(checkout.file("c")).doesNotExist();
    assertThat(checkout.file("d")).hasContent("before");
    assertThat(checkout.file("e")).doesNotExist();

    assertThat(checkout.sync())
        .isEqualTo(
            RepositoryResult.changed(
                "main is up to date" + FINISHED + ", with c, which was missing"));
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void sync_afterMoreHasCome_goesOnToThat() throws Exception {
    checkout.cutOffAt("c");
    checkout.push("b", "later");
    checkout.push("d", "later");

    assertThat(checkout.sync().words()).startsWith("main: 2 new commits" + FINISHED);
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void sync_whereOneFileIsCutShort_writesItWhole() throws Exception {
    checkout.cutOffAt("c");
    Files.writeString(checkout.file("c"), "after, in");

    assertThat(checkout.sync().words()).endsWith("with c, which was cut short");
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void sync_whereEverythingButTheBranchWasMoved_movesThat() throws Exception {
    checkout.cutOffAt("c");
    checkout.git().need("restore", "--source=origin/main", "--staged", "--worktree", ".");

    assertThat(checkout.sync().words()).isEqualTo("main is up to date" + FINISHED);
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void sync_beforeTheFirstCommit_goesOn() throws Exception {
    checkout.git().need("update-ref", "-d", "HEAD");
    checkout.git().need("rm", "-r", "--quiet", "--force", ".");
    checkout.cutOffAt("c");
    assertThat(checkout.file("b")).hasContent("after");

    assertThat(checkout.sync().words()).isEqualTo("main is up to date" + FINISHED);
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void sync_ofLinksAndModes_goesOn() throws Exception {
    Path theirs = checkout.author();
    Files.delete(theirs.resolve("a"));
    Files.createSymbolicLink(theirs.resolve("a"), Path.of("b"));
    assertThat(theirs.resolve("b").toFile().setExecutable(true)).isTrue();
    checkout.push("d", "later");
    checkout.cutOffAt("c");
    assertThat(checkout.file("a")).isSymbolicLink();

    checkout.sync();
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void import_goesOn() throws Exception {
    checkout.git().need("fetch", "--quiet");
    String wanted = checkout.git().need("rev-parse", "origin/main");
    List<Repository> lock = checkout.lock(wanted);
    checkout.cutOffAt("c", () -> checkout.imported(lock));
    assertThat(checkout.file("b")).hasContent("after");

    assertThat(checkout.imported(lock).words())
        .isEqualTo("is at " + wanted + FINISHED + ", with c, which was missing");
    checkout.assertIsAtTheRemotes();
    assertThat(checkout.git().need("rev-parse", "main")).isEqualTo(checkout.before());
  }

  @Test
  void sync_afterGitItselfWasKilled_goesOn() throws Exception {
    checkout.endsGitBy("test -e .git/index.lock && kill -9 $PPID");
    checkout.cutOffAt("c");
    assertThat(checkout.file("b")).hasContent("after");

    assertThat(checkout.sync().words()).contains(FINISHED);
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void sync_whereAnotherGitHasTheLock_namesThat_andGoesOnWithoutIt() throws Exception {
    checkout.cutOffAt("c");
    Path lock = Files.createFile(checkout.file(".git/index.lock"));

    assertThat(checkout.sync().words()).contains("index.lock", "delete that file");
    assertThat(lock).exists();

    Files.delete(lock);
    assertThat(checkout.sync().words()).contains(FINISHED);
    checkout.assertIsAtTheRemotes();
  }

  @Test
  void sync_whereGitWasKilledBehindItsLastStep_leavesTheLockOfAnother() throws Exception {
    checkout.endsGitBy(
        "GIT_INDEX_FILE=.git/new git read-tree origin/main; mv .git/new .git/index; kill -9 $PPID");
    checkout.cutOffAt("c");

    assertThat(checkout.file(".git/index.lock")).exists();
  }
}
