package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a release at random points, as often as it takes, and looks at what there is in the end: as
 * if nothing had happened. Git, the remotes and the processes are real; only Maven's own work is
 * left out, which release by release would take minutes.
 */
class ReleaseFaultsIT {

  /** As many as there is time for, at most these. */
  private static final int ROUNDS = 50;

  private static final Duration TIME = Duration.ofSeconds(60);
  private static final int KILLS = 3;

  @Test
  void run_killedAtRandomPoints_convergesToOneReleaseOfEach(@TempDir Path folder)
      throws IOException, InterruptedException {
    Remotes remotes = new Remotes(folder);
    long usual = undisturbed(remotes);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Instant end = Instant.now().plus(TIME);
    int round = 1;
    while (round < ROUNDS && (round == 1 || Instant.now().isBefore(end))) {
      for (String name : List.of("base", "app")) {
        pull(remotes, folder.resolve(name));
      }
      remotes.change("base", "Add part " + round);
      for (int kill = 0; kill < 1 + random.nextInt(KILLS); kill++) {
        killed(remotes, random.nextLong(usual));
      }
      finished(remotes);
      assertReleased(remotes, round, seed);
      round++;
    }
    System.out.printf("killed in %d rounds, seed %d%n", round - 1, seed);
  }

  private static long undisturbed(Remotes remotes) throws IOException, InterruptedException {
    long start = System.nanoTime();
    finished(remotes);
    assertReleased(remotes, 0, 0);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /** Git of a run that was killed may hold a lock with its last breath. */
  private static void pull(Remotes remotes, Path clone) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> remotes.git(clone, "pull", "--quiet", "--ff-only", "origin", "main"));
  }

  private static void killed(Remotes remotes, long afterMillis)
      throws IOException, InterruptedException {
    Process release = remotes.release();
    if (!release.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
      release.destroyForcibly().waitFor();
    }
  }

  private static void finished(Remotes remotes) throws IOException, InterruptedException {
    Process release = remotes.release();
    assertThat(release.waitFor()).as(remotes.output()).isZero();
  }

  private static void assertReleased(Remotes remotes, int round, long seed)
      throws IOException, InterruptedException {
    List<String> versions =
        Stream.iterate(0, patch -> patch + 1)
            .limit(round + 1L)
            .map(patch -> "v0.1." + patch)
            .toList();
    for (String name : List.of("base", "app")) {
      assertThat(remotes.tags(name)).as("tags of %s, seed %d", name, seed).isEqualTo(versions);
      for (String tag : versions) {
        assertThat(Files.readString(remotes.published().resolve(name).resolve(tag + ".pom")))
            .as("what is published of %s, seed %d", name, seed)
            .contains("<version>%s</version><!-- own -->".formatted(tag.substring(1)));
      }
      assertThat(ownSubjects(remotes, name))
          .as("commits of %s, seed %d", name, seed)
          .doesNotHaveDuplicates();
    }
    String newest = versions.get(round);
    assertThat(remotes.file("app", newest, "pom.xml"))
        .contains("<base.version>%s</base.version>".formatted(newest.substring(1)));
    assertThat(remotes.file("base", newest, "CHANGELOG.md"))
        .containsOnlyOnce("## [%s]".formatted(newest.substring(1)));
    assertThat(remotes.root().resolve(".polystack/release/plan.json")).doesNotExist();
  }

  private static List<String> ownSubjects(Remotes remotes, String name)
      throws InterruptedException {
    return remotes.subjects(name).stream()
        .filter(subject -> !subject.startsWith(Release.TOOL))
        .toList();
  }
}
