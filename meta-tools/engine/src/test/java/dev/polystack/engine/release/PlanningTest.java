package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanningTest {

  @TempDir private Path folder;
  private Remotes remotes;

  @BeforeEach
  void remotes() throws Exception {
    remotes = new Remotes(folder).create();
  }

  @Test
  void plan_ofTheFirstReleases_isWhatThePomsSay() throws Exception {
    assertThat(remotes.release(null).plan().steps())
        .extracting(ReleasePlan.Step::toString)
        .containsExactly("base 0.1.0", "app 0.1.0");
  }

  @Test
  void plan_ofAVersionThatIsTaggedOnAnotherBranch_isRefused() throws Exception {
    remotes.tag("base", "v0.1.0");
    remotes.git("base").need("checkout", "--quiet", "-b", "hotfix");
    remotes.push("base", "fix.txt", "1");
    remotes.tag("base", "v0.1.1");
    remotes.git("base").need("checkout", "--quiet", "main");
    remotes.push("base", "pom.xml", Remotes.pom("base", "0.1.1-SNAPSHOT", ""));

    assertThatThrownBy(() -> remotes.release(null).plan())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("base cannot be released as 0.1.1", "the tag v0.1.1", "than main");
  }

  @Test
  void plan_ofAVersionThatIsNotLaterThanTheLast_isRefused() throws Exception {
    remotes.tag("base", "v0.2.0");
    remotes.push("base", "news.txt", "1");

    assertThatThrownBy(() -> remotes.release(new Version(0, 1, 0), "base").plan())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("base cannot be released as 0.1.0, for 0.2.0 is released");
    assertThatThrownBy(() -> remotes.release(new Version(0, 2, 0), "base").plan())
        .isInstanceOf(UserError.class);
    assertThat(remotes.release(new Version(0, 2, 1), "base").plan().steps().get(0))
        .hasToString("base 0.2.1");
  }

  @Test
  void plan_besideATagThatWasMoved_isNotRefused() throws Exception {
    remotes.tag("base", "v0");
    remotes.tag("base", "latest");
    remotes.remote("base").need("fetch", "--quiet", "../app.git", "main");
    remotes.remote("base").need("tag", "--force", "v0", "FETCH_HEAD");
    remotes.remote("base").need("tag", "--force", "latest", "FETCH_HEAD");

    assertThat(remotes.release(null).plan().steps()).hasSize(2);
  }

  @Test
  void plan_ofABranchThatItsRemoteDoesNotHave_saysSo() throws Exception {
    remotes.git("base").need("checkout", "--quiet", "-b", "mine");

    assertThatThrownBy(() -> remotes.release(null).plan())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("base cannot be fetched: couldn't find remote ref mine");
  }

  @Test
  void plan_whereAFollowerCannotBeRaised_isRefused() throws Exception {
    String pom = Remotes.pom("app", "0.1.0-SNAPSHOT", Remotes.with("0.1.0-SNAPSHOT"));
    remotes.push("app", "pom.xml", pom.replace("${base.version}", "0.1.0-SNAPSHOT"));

    assertThatThrownBy(() -> remotes.release(null, "base").plan())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "app cannot come to build with base 0.1.0",
            "pom.xml has org.example:base in '0.1.0-SNAPSHOT'",
            "Write ${base.version} there");
  }

  @Test
  void plan_wherePomsAreNotThoseOfTheRemote_isRefused() throws Exception {
    String pom = Remotes.pom("app", "0.1.0-SNAPSHOT", "<!-- Builds with nothing. -->");
    remotes.pushElsewhere("app", "pom.xml", pom);

    assertThatThrownBy(() -> remotes.release(null, "base").plan())
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "app has other POMs than main at its remote (pom.xml)", "meta sync");

    remotes.git("app").need("pull", "--quiet");
    assertThat(remotes.release(null, "base").plan().steps())
        .extracting(ReleasePlan.Step::repository)
        .containsExactly("base");
  }

  @Test
  void plan_besideOtherWork_isNotRefused() throws Exception {
    remotes.pushElsewhere("base", "news.txt", "1");
    Files.writeString(folder.resolve("base/mine.txt"), "1");

    assertThat(remotes.release(null).plan().steps()).hasSize(2);
  }

  @Test
  void plan_ofAFolderThatIsNoRepository_isRefused() throws Exception {
    Files.move(folder.resolve("base/.git"), folder.resolve("base.away"));

    assertThatThrownBy(() -> remotes.release(null).plan())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("base is no git repository of its own");
  }
}
