package dev.polystack.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.git.Revisions.Changes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionsTest {

  @TempDir private Path folder;
  private TestRepository origin;

  @BeforeEach
  void history() throws IOException, InterruptedException {
    origin = TestRepository.create(folder.resolve("origin"));
    origin.commit("a.txt", "1");
    origin.git("tag", "v1");
    var empty = new StringBuilder();
    for (int i = 1; i <= 120; i++) {
      empty.append("commit refs/heads/main\nmark :%d\n".formatted(i));
      empty.append("committer Test <test@example.com> %d +0000\ndata 4\nWait\n".formatted(i));
      empty.append("from %s\n\n".formatted(i == 1 ? "refs/heads/main^0" : ":" + (i - 1)));
    }
    assertThat(
            Git.in(origin.folder())
                .run(
                    empty.toString().getBytes(StandardCharsets.UTF_8),
                    List.of("fast-import", "--quiet")))
        .matches(GitAnswer::succeeded);
    origin.commit("b.txt", "1");
  }

  @Test
  void since_findsWhatIsCommittedChangedAndNew() throws Exception {
    origin.write("a.txt", "2");
    origin.write("new folder/ümlaut.txt", "1");
    origin.write("ignored.txt", "1");
    origin.write(".gitignore", "ignored.txt\n");

    assertThat(found(origin, "v1"))
        .containsExactlyInAnyOrder("a.txt", "b.txt", "new folder/ümlaut.txt", ".gitignore");
    assertThat(found(origin, "HEAD"))
        .containsExactlyInAnyOrder("a.txt", "new folder/ümlaut.txt", ".gitignore");
  }

  @Test
  void since_ofADeletedOrMovedFile_namesBothPlaces() throws Exception {
    origin.git("mv", "a.txt", "c.txt");
    Files.delete(origin.folder().resolve("b.txt"));

    assertThat(found(origin, "HEAD")).containsExactlyInAnyOrder("a.txt", "c.txt", "b.txt");
  }

  @Test
  void since_ofABranchThatWentOn_leavesItsOwnChangesOut() throws Exception {
    origin.git("checkout", "--quiet", "-b", "feature");
    origin.commit("mine.txt", "1");
    origin.git("checkout", "--quiet", "main");
    origin.commit("theirs.txt", "1");
    origin.git("checkout", "--quiet", "feature");

    assertThat(found(origin, "main")).containsExactly("mine.txt");
  }

  @Test
  void since_leavesACheckoutWithinTheCheckoutToItself() throws Exception {
    TestRepository.create(origin.folder().resolve("inner")).commit("x.txt", "1");

    assertThat(found(origin, "HEAD")).isEmpty();
  }

  @Test
  void since_inAShallowClone_deepensItUntilTheRevisionIsThere() throws Exception {
    var clone = origin.clone(folder.resolve("clone"), "--depth=1");
    clone.write("c.txt", "1");

    assertThat(found(clone, "v1")).containsExactlyInAnyOrder("b.txt", "c.txt");
    assertThat(found(clone, "HEAD~60")).containsExactlyInAnyOrder("b.txt", "c.txt");
  }

  @Test
  void since_inAShallowCloneOfAnotherBranch_fetchesTheOneToCompareWith() throws Exception {
    origin.git("checkout", "--quiet", "-b", "feature");
    origin.commit("mine.txt", "1");
    var clone = origin.clone(folder.resolve("clone"), "--depth=1", "--branch=feature");

    assertThat(found(clone, "origin/main")).containsExactly("mine.txt");
  }

  @Test
  void since_inAShallowCloneWithoutItsRemote_saysWhatIsMissing() throws Exception {
    var clone = origin.clone(folder.resolve("clone"), "--depth=1");
    clone.git("remote", "set-url", "origin", folder.resolve("gone").toString());

    assertThat(new Revisions(Git.in(clone.folder())).since("v1"))
        .isInstanceOfSatisfying(
            Changes.Missing.class,
            missing -> assertThat(missing.reason()).contains("'v1'", "git fetch --unshallow"));
  }

  @Test
  void since_ofARevisionThatIsNone_saysSo() throws Exception {
    for (String revision : new String[] {"v9", "--all", "", "a b"}) {
      assertThat(new Revisions(Git.in(origin.folder())).since(revision))
          .isInstanceOfSatisfying(
              Changes.Missing.class,
              missing -> assertThat(missing.reason()).contains("'" + revision + "'"));
    }
  }

  @Test
  void since_beforeTheFirstCommit_orTheFirstRemote_findsEverything() throws Exception {
    var local = TestRepository.create(folder.resolve("local"));
    local.write("a.txt", "1");
    assertThat(found(local, "origin/HEAD")).containsExactly("a.txt");
    assertThat(found(local, "v1")).containsExactly("a.txt");

    local.commit("b.txt", "1");
    local.write("c.txt", "1");
    assertThat(found(local, "origin/HEAD")).containsExactly("a.txt", "b.txt", "c.txt");
  }

  @Test
  void since_ofTheRemotesOwnBranch_whereGitDoesNotKnowIt_takesTheUsualOne() throws Exception {
    var clone = origin.clone(folder.resolve("clone"));
    clone.git("remote", "set-head", "origin", "--delete");
    clone.commit("mine.txt", "1");
    assertThat(found(clone, "origin/HEAD")).containsExactly("mine.txt");

    clone.git("update-ref", "refs/remotes/origin/develop", "origin/main");
    clone.git("update-ref", "-d", "refs/remotes/origin/main");
    assertThat(new Revisions(Git.in(clone.folder())).since("origin/HEAD"))
        .isInstanceOfSatisfying(
            Changes.Missing.class,
            missing -> assertThat(missing.reason()).contains("git remote set-head origin --auto"));
  }

  @Test
  void since_ofTheRemotesOwnBranch_inAShallowCloneOfAnother_asksTheRemote() throws Exception {
    origin.git("branch", "--move", "main", "trunk");
    origin.git("checkout", "--quiet", "-b", "feature");
    origin.commit("mine.txt", "1");
    origin.git("checkout", "--quiet", "trunk");
    var clone = origin.clone(folder.resolve("clone"), "--depth=1", "--branch=feature");
    clone.git("checkout", "--quiet", "--detach");

    assertThat(found(clone, "origin/HEAD")).containsExactly("mine.txt");
  }

  private static Iterable<String> found(TestRepository repository, String revision)
      throws InterruptedException {
    var changes = new Revisions(Git.in(repository.folder())).since(revision);
    assertThat(changes).as("%s", changes).isInstanceOf(Changes.Found.class);
    return ((Changes.Found) changes).files();
  }
}
