package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.release.ReleasePlan.State;
import dev.polystack.engine.release.ReleasePlan.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseWorkflowTest {

  @TempDir private Path folder;
  private Remotes remotes;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void remotes() throws Exception {
    remotes = new Remotes(folder).create();
  }

  @Test
  void plan_fromAnotherBranchThanTheManifests_saysSo() throws Exception {
    remotes.git("app").need("checkout", "--quiet", "-b", "fix-x");
    remotes.push("app", "fix.txt", "1");

    ReleasePlan plan = release().plan();

    assertThat(plan.steps()).extracting(Step::branch).containsExactly("main", "fix-x");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("is released from")
        .contains("app is released from its branch fix-x, and not from main");
  }

  @Test
  void plan_ofAReleaseThatBeganOnAnotherBranch_isRefused() throws Exception {
    ReleasePlan begun = release().plan();
    Files.createDirectories(plan().resolveSibling("."));
    begun.write(plan());
    assertThat(release().plan()).isEqualTo(begun);

    remotes.git("app").need("checkout", "--quiet", "-b", "fix-x");

    assertThatThrownBy(() -> release().plan())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("app is released from its branch main", "fix-x is checked out");
  }

  @Test
  void plan_whereOneIsPinned_leavesThatOut_andSaysSo() throws Exception {
    remotes.tag("base", "v0.1.0");
    remotes.git("base").need("checkout", "--quiet", "--detach", "v0.1.0");
    remotes.manifest("v0.1.0");
    remotes.push("app", "pom.xml", Remotes.pom("app", "0.1.0-SNAPSHOT", Remotes.with("0.1.0")));

    assertThat(release().plan().steps()).extracting(Step::toString).containsExactly("app 0.1.0");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("base is left out, for repos.yaml keeps it at v0.1.0");
    assertThatThrownBy(() -> remotes.release(null, "base").plan())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("base is kept at v0.1.0 by repos.yaml: check out the branch");
  }

  @Test
  void plan_ofOne_doesNotLookAtWhatNeitherIsChosenNorFollows() throws Exception {
    remotes.git("base").need("checkout", "--quiet", "--detach");
    remotes.git("base").need("remote", "remove", "origin");
    remotes.push("app", "pom.xml", Remotes.pom("app", "0.1.0-SNAPSHOT", Remotes.with("0.1.0")));

    assertThat(remotes.release(null, "app").plan().steps())
        .extracting(Step::repository)
        .containsExactly("app");
  }

  @Test
  void run_ofWhatWasEndedBeforeTheCheckoutsFollowed_bringsThemForward() throws Exception {
    keep(State.DONE, State.DONE);
    remotes.pushElsewhere("base", "news.txt", "1");

    release().run();

    assertThat(folder.resolve("base/news.txt")).exists();
    assertThat(plan()).doesNotExist();
  }

  @Test
  void run_whereSomebodyElseHasSetTheTag_doesNotPublishThat() throws Exception {
    keep(State.PLANNED, State.PLANNED);
    remotes.git("base").need("checkout", "--quiet", "-b", "hotfix");
    remotes.push("base", "fix.txt", "1");
    remotes.tag("base", "v0.1.0");
    remotes.git("base").need("checkout", "--quiet", "main");

    assertThatThrownBy(() -> release().run())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("its remote has that tag since, on another branch than main");
  }

  @Test
  void run_whereAPushIsRefused_asksOnce_andSaysWhy() throws Exception {
    keep(State.DONE, State.PLANNED);
    remotes.askBefore("app", "echo asked >>asked\necho 'error: nobody may' >&2\nexit 1\n");

    assertThatThrownBy(() -> release().run())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("app could not be pushed", "nobody may");
    assertThat(folder.resolve("app.git/asked")).hasContent("asked");
  }

  @Test
  void run_whereSomebodyElseWasFirst_beginsAnewOnTopOfThat() throws Exception {
    keep(State.DONE, State.PLANNED);
    remotes.git("app").need("checkout", "--quiet", "-b", "theirs");
    remotes.push("app", "theirs.txt", "1");
    remotes.git("app").need("checkout", "--quiet", "main");
    remotes.askBefore(
        "app",
        """
        if [ ! -e asked ]; then
          touch asked
          git update-ref refs/heads/main refs/heads/theirs
          exit 1
        fi
        """);

    release().run();

    assertThat(remotes.remote("app").need("log", "-2", "--format=%s", "main"))
        .isEqualTo("Build with base 0.1.0\nChange theirs.txt");
    assertThat(folder.resolve("app/theirs.txt")).exists();
  }

  @Test
  void run_whereACheckoutCannotFollow_saysWhy() throws Exception {
    keep(State.DONE, State.PLANNED);
    Files.writeString(folder.resolve("app/mine.txt"), "1");
    remotes.git("app").need("add", "mine.txt");
    remotes.git("app").need("commit", "--quiet", "--message", "Mine");

    release().run();

    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("app was left as it is", "Git says: Not possible to fast-forward");
    assertThat(folder.resolve("app/mine.txt")).exists();
  }

  /** The plan of a run that has come so far. */
  private void keep(State base, State app) throws Exception {
    Files.createDirectories(plan().resolveSibling("."));
    new ReleasePlan(
            List.of(
                new Step("base", "main", new Version(0, 1, 0), base),
                new Step("app", "main", null, app)))
        .write(plan());
  }

  private Path plan() {
    return folder.resolve(".polystack/release/plan.json");
  }

  private ReleaseWorkflow release() {
    return remotes.release(new PrintStream(said, true, StandardCharsets.UTF_8), null);
  }
}
