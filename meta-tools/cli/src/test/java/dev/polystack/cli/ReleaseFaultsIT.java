package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Killing.With;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills a release at random points, as often as it takes, and looks at what there is in the end: as
 * if nothing had happened. Git, the remotes and the processes are real; only Maven's own work is
 * left out, which release by release would take minutes.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class ReleaseFaultsIT {

  /** At a time, since a command that is about to be killed mostly waits. */
  private static final int LANES = 2;

  private static final int ROUNDS = 8;
  private static final int LEFT_ALONE_EVERY = 4;

  /** How the commits of the Maven Release Plugin begin. */
  private static final String TOOL = "[maven-release-plugin]";

  private int released;

  @RepeatedTest(LANES)
  void release_killedAtRandomPoints_convergesToOneReleaseOfEach(TestInfo test, @TempDir Path folder)
      throws Exception {
    Remotes remotes = new Remotes(folder);
    Killing killing = new Killing(test, folder, remotes.variables(), "release");
    killing.leaveAlone();
    assertReleased(remotes);

    killing.rounds(
        ROUNDS,
        With.NOTHING,
        round -> {
          if (round % LEFT_ALONE_EVERY == 1) {
            change(remotes, folder);
          }
        },
        round -> {
          if (round % LEFT_ALONE_EVERY == 0) {
            killing.leaveAlone();
            assertReleased(remotes);
          }
        });

    killing.leaveAlone();
    assertReleased(remotes);
  }

  /** Git of a run that was killed may hold a lock with its last breath. */
  private void change(Remotes remotes, Path folder) throws Exception {
    released++;
    for (String name : List.of("base", "app")) {
      Git.in(folder.resolve(name)).need("pull", "--quiet", "--ff-only", "origin", "main");
    }
    remotes.change("base", "Add part " + released);
  }

  private void assertReleased(Remotes remotes) throws IOException, InterruptedException {
    List<String> versions =
        Stream.iterate(0, patch -> patch + 1)
            .limit(released + 1L)
            .map(patch -> "v0.1." + patch)
            .toList();
    for (String name : List.of("base", "app")) {
      assertThat(remotes.tags(name)).as("tags of %s", name).isEqualTo(versions);
      for (String tag : versions) {
        assertThat(Files.readString(remotes.published().resolve(name).resolve(tag + ".pom")))
            .as("what is published of %s", name)
            .contains("<version>%s</version><!-- own -->".formatted(tag.substring(1)));
      }
      assertThat(ownSubjects(remotes, name)).as("commits of %s", name).doesNotHaveDuplicates();
    }
    String newest = versions.get(released);
    assertThat(remotes.file("app", newest, "pom.xml"))
        .contains("<base.version>%s</base.version>".formatted(newest.substring(1)));
    assertThat(remotes.file("base", newest, "CHANGELOG.md"))
        .containsOnlyOnce("## [%s]".formatted(newest.substring(1)));
    assertThat(remotes.root().resolve(".polystack/release/plan.json")).doesNotExist();
  }

  private static List<String> ownSubjects(Remotes remotes, String name)
      throws InterruptedException {
    return remotes.subjects(name).stream().filter(subject -> !subject.startsWith(TOOL)).toList();
  }
}
