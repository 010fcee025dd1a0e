package dev.polystack.workspace.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.git.CheckoutState.Distance;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchFilesTest {

  @TempDir private Path folder;
  private TestRepository origin;
  private TestRepository clone;

  @BeforeEach
  void repositories() throws Exception {
    origin = TestRepository.create(folder.resolve("origin"));
    origin.commit("a.txt", "1");
    clone = origin.clone(folder.resolve("clone"));
  }

  @Test
  void levelBranch_rightAfterCloning_isTheBranch() throws Exception {
    assertLevel("main");
    clone.write("a.txt", "a local change");
    assertLevel("main");
  }

  @Test
  void levelBranch_afterAMoveOfEitherSide_isNone_untilTheyMeet() throws Exception {
    origin.commit("a.txt", "2");
    assertLevel("main");
    clone.git("fetch", "--quiet");
    assertUneven(new Distance(0, 1));
    clone.git("merge", "--quiet", "--ff-only", "@{upstream}");
    assertLevel("main");
    clone.commit("b.txt", "1");
    assertUneven(new Distance(1, 0));
  }

  @Test
  void levelBranch_ofPackedRefs_readsThem_unlessANewerOneLiesBeside() throws Exception {
    clone.git("tag", "--annotate", "--message=One", "v1");
    clone.git("pack-refs", "--all");
    assertThat(clone.folder().resolve(".git/refs/heads/main")).doesNotExist();
    assertLevel("main");
    clone.commit("b.txt", "1");
    assertUneven(new Distance(1, 0));
  }

  @Test
  void levelBranch_ofAnotherName_comparesWithTheOneItFollows() throws Exception {
    origin.git("branch", "team/next");
    origin.commit("a.txt", "2");
    clone.git("fetch", "--quiet");
    clone.git("checkout", "--quiet", "-b", "mine", "--track", "origin/team/next");
    assertLevel("mine");
    clone.git("branch", "--quiet", "--set-upstream-to=origin/main");
    assertUneven(new Distance(0, 1));
  }

  @Test
  void levelBranch_whereNothingIsFollowed_isNone() throws Exception {
    clone.git("checkout", "--quiet", "-b", "alone");
    assertThat(BranchFiles.levelBranch(clone.folder())).isEmpty();
    clone.git("checkout", "--quiet", "--detach");
    assertThat(BranchFiles.levelBranch(clone.folder())).isEmpty();
    assertThat(BranchFiles.levelBranch(folder)).isEmpty();
  }

  @Test
  void levelBranch_whereOnlyGitCanTell_isNone() throws Exception {
    Path linked = folder.resolve("linked");
    clone.git("worktree", "add", "--quiet", "--detach", linked.toString());
    assertThat(BranchFiles.levelBranch(linked)).isEmpty();

    Path config = clone.folder().resolve(".git/config");
    String plain = Files.readString(config);
    Files.writeString(config, plain + "[include]\n\tpath = more\n");
    assertThat(BranchFiles.levelBranch(clone.folder())).isEmpty();
    Files.writeString(config, plain + "[extensions]\n\trefStorage = reftable\n");
    assertThat(BranchFiles.levelBranch(clone.folder())).isEmpty();
    Files.writeString(config, plain.replace("heads/*:", "heads/main:"));
    assertThat(BranchFiles.levelBranch(clone.folder())).isEmpty();
    Files.writeString(config, plain);
    assertLevel("main");
  }

  private void assertLevel(String branch) throws InterruptedException {
    assertThat(BranchFiles.levelBranch(clone.folder())).contains(branch);
    CheckoutState asked = CheckoutState.of(Git.in(clone.folder()));
    assertThat(asked.branch()).contains(branch);
    assertThat(asked.distance()).contains(new Distance(0, 0));
  }

  private void assertUneven(Distance distance) throws InterruptedException {
    assertThat(BranchFiles.levelBranch(clone.folder())).isEmpty();
    assertThat(CheckoutState.of(Git.in(clone.folder())).distance()).contains(distance);
  }
}
