package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.repositories.RepositoryResult.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people do after a move was cut off, or what only looks as if one had been: all of it is
 * kept.
 */
class ChangesAfterACutOffMoveTest {

  @TempDir private Path folder;
  private CutOffCheckout checkout;

  @BeforeEach
  void workspace() throws Exception {
    checkout = CutOffCheckout.in(folder);
  }

  @Test
  void sync_afterAnEditInTheWay_keepsIt_andNamesIt() throws Exception {
    checkout.cutOffAt("c");
    Files.writeString(checkout.file("b"), "mine");
    Files.writeString(checkout.file("new"), "mine");

    RepositoryResult result = checkout.sync();

    assertThat(result.kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(result.words()).contains("changed since: b, new. Put them aside");
    assertThat(checkout.file("b")).hasContent("mine");
    assertThat(checkout.file("new")).hasContent("mine");
    assertThat(checkout.file("c")).doesNotExist();
    assertThat(checkout.git().need("rev-parse", "HEAD")).isEqualTo(checkout.before());
    assertThat(checkout.git().need("diff", "--cached", "--name-only")).isEmpty();
  }

  @Test
  void sync_afterAnEditWasStashed_goesOn_andGivesItBack() throws Exception {
    checkout.cutOffAt("c");
    Files.writeString(checkout.file("b"), "mine");
    assertThat(checkout.sync().kind()).isEqualTo(Kind.LEFT_ALONE);

    checkout.git().need("stash");

    checkout.sync();
    checkout.assertIsAtTheRemotes();
    assertThat(checkout.git().succeeds("stash", "pop")).as("without conflict").isFalse();
    assertThat(Files.readString(checkout.file("b"))).contains("mine", "after");
    assertThat(checkout.file("c")).hasContent("after, in full");
  }

  @Test
  void sync_afterAnEditElsewhere_goesOn_andKeepsIt() throws Exception {
    checkout.cutOffAt("c");
    Files.writeString(checkout.file("a"), "mine");

    assertThat(checkout.sync().kind()).isEqualTo(Kind.CHANGED);
    assertThat(checkout.file("a")).hasContent("mine");
    assertThat(checkout.file("d")).hasContent("after");
  }

  @Test
  void sync_afterSomethingWasStaged_keepsThat() throws Exception {
    checkout.cutOffAt("c");
    Files.writeString(checkout.file("b"), "mine");
    checkout.git().need("add", "b");
    Files.writeString(checkout.file("b"), "after");

    assertThat(checkout.sync().words()).contains("changed since: b.");
    assertThat(checkout.git().need("show", ":b")).isEqualTo("mine");
  }

  @Test
  void sync_afterAnotherFileWasEmptiedOrDeleted_keepsThat() throws Exception {
    checkout.cutOffAt("c");
    Files.writeString(checkout.file("d"), "");
    assertThat(checkout.sync().words()).contains("changed since: c, d.");
    assertThat(checkout.file("d")).isEmptyFile();

    Files.delete(checkout.file("d"));
    assertThat(checkout.sync().words()).contains("changed since: c, d.");
    assertThat(checkout.file("d")).doesNotExist();
  }

  @Test
  void sync_afterTheFileInHandWasWritten_andAnEarlierDeleted_keepsThat() throws Exception {
    checkout.cutOffAt("c");
    Files.writeString(checkout.file("c"), "after, in full");
    Files.delete(checkout.file("b"));

    assertThat(checkout.sync().words()).contains("changed since: b.");
    assertThat(checkout.file("b")).doesNotExist();
  }

  @Test
  void sync_onAnotherBranch_takesNothingForGits() throws Exception {
    checkout.cutOffAt("c");
    checkout.git().need("branch", "mine");
    checkout.git().need("branch", "--quiet", "--set-upstream-to=origin/main", "mine");
    checkout.git().need("symbolic-ref", "HEAD", "refs/heads/mine");

    assertThat(checkout.sync().kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(checkout.file("c")).doesNotExist();
  }

  @Test
  void sync_afterTheMoveWasTakenBack_isAsIfNothingHadBeen() throws Exception {
    checkout.cutOffAt("c");
    checkout.git().need("reset", "--hard", "--quiet");
    checkout.git().need("clean", "--force", "--quiet");

    assertThat(checkout.sync()).isEqualTo(RepositoryResult.changed("main: 1 new commits"));
  }

  @Test
  void sync_ofTheSameFilesByChance_andOneEmptied_keepsThem() throws Exception {
    Files.writeString(checkout.file("b"), "after");
    Files.writeString(checkout.file("d"), "");
    assertThat(checkout.sync().words()).endsWith("local changes are in their way: b, d");
    assertThat(checkout.sync().words())
        .as("again")
        .endsWith("local changes are in their way: b, d");
    assertThat(checkout.file("d")).isEmptyFile();

    Files.delete(checkout.file("d"));
    assertThat(checkout.sync().kind()).isEqualTo(Kind.LEFT_ALONE);
    assertThat(checkout.file("d")).doesNotExist();
  }

  @Test
  void sync_ontoAnIgnoredFile_keepsIt() throws Exception {
    Files.writeString(checkout.file(".git/info/exclude"), "new\n");
    Files.writeString(checkout.file("new"), "");

    assertThat(checkout.sync().words()).endsWith("local changes are in their way: new");
    assertThat(checkout.file("new")).isEmptyFile();
    assertThat(checkout.sync().words()).as("again").endsWith("local changes are in their way: new");
  }
}
