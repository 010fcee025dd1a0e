package dev.polystack.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.fingerprint.Fingerprint;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCacheTest {

  @TempDir private Path root;
  private Path place;
  private Path log;
  private TaskCache cache;

  @BeforeEach
  void begin() throws IOException {
    place = Files.createDirectories(root.resolve("app/api"));
    log = write("log", "printed");
    write("app/api/in.txt", "in");
    write("app/api/dist/deep/made.js", "made");
    write("app/api/notes.js", "by hand");
    cache = new TaskCache(new WorkFolder(root.resolve(".polystack")));
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }

  private Recipe recipe(String... outputs) {
    return new Recipe(
        "app/api",
        root.resolve("app"),
        place,
        List.of("make"),
        Map.of(),
        new Globs(List.of("in.txt")),
        new Globs(List.of(outputs)),
        List.of());
  }

  private Fingerprint kept(Recipe recipe) {
    Fingerprint key = cache.key(recipe);
    cache.keep(recipe, key, log);
    return key;
  }

  @Test
  void restore_bringsBackWhatWasMade_andRemovesWhatWasNot_butNothingElse() throws Exception {
    Recipe recipe = recipe("dist/**");
    Fingerprint key = kept(recipe);
    write("app/api/dist/deep/made.js", "something else");
    write("app/api/dist/stale.js", "stale");

    assertThat(cache.restore(recipe, key)).isPresent();

    assertThat(place.resolve("dist/deep/made.js")).hasContent("made");
    assertThat(place.resolve("dist/stale.js")).doesNotExist();
    assertThat(place.resolve("notes.js")).hasContent("by hand");
  }

  @Test
  void restore_ofOutputsThatMayBeAnywhere_looksEverywhere() throws Exception {
    Recipe recipe = recipe("dist/**", "**/*.js");
    Fingerprint key = kept(recipe);
    Files.delete(place.resolve("dist/deep/made.js"));
    write("app/api/other/stale.js", "stale");

    assertThat(cache.restore(recipe, key)).isPresent();

    assertThat(place.resolve("dist/deep/made.js")).hasContent("made");
    assertThat(place.resolve("notes.js")).hasContent("by hand");
    assertThat(place.resolve("other/stale.js")).doesNotExist();
  }

  @Test
  void restore_throughALinkToAFolder_leavesWhatIsBehindIt() throws Exception {
    Path elsewhere = write("elsewhere/own.js", "own").resolveSibling("");
    Files.createSymbolicLink(place.resolve("link"), elsewhere);
    Recipe recipe = recipe("link/**");
    Fingerprint key = kept(recipe);

    assertThat(cache.restore(recipe, key)).isPresent();

    assertThat(elsewhere.resolve("own.js")).hasContent("own");
  }

  @Test
  void restore_ofOutputsThatMayBeAnywhere_leavesGitItsOwn() throws Exception {
    git("init", "-q", "-b", "main");
    git("commit", "-q", "--allow-empty", "-m", "one");
    Recipe recipe = recipe("**/build/**");
    write("app/api/build/made.js", "made");
    Fingerprint key = kept(recipe);
    git("switch", "-q", "-c", "build/fix");
    git("commit", "-q", "--allow-empty", "-m", "two");
    git("switch", "-q", "main");
    write("app/api/build/stale.js", "stale");

    assertThat(cache.restore(recipe, key)).isPresent();

    assertThat(place.resolve("build/stale.js")).doesNotExist();
    assertThat(place.resolve(".git/refs/heads/build/fix")).exists();
    assertThat(place.resolve(".git/logs/refs/heads/build/fix")).exists();
  }

  @Test
  void restore_whereGitTracksOutputs_leavesThem_andHasTheCommandOverwriteThem() throws Exception {
    git("init", "-q");
    Recipe recipe = recipe("dist/**");
    Fingerprint key = kept(recipe);
    write("app/api/dist/own.js", "by hand");
    git("add", "dist/own.js");

    assertThat(cache.restore(recipe, key)).isPresent();
    assertThat(place.resolve("dist/own.js")).hasContent("by hand");

    write("app/api/dist/deep/made.js", "mended by hand");
    git("add", "dist/deep/made.js");
    assertThat(cache.restore(recipe, key)).isEmpty();
    assertThat(place.resolve("dist/deep/made.js")).hasContent("mended by hand");
  }

  @Test
  void restore_bringsBackLinks_andWhatCanBeRun() throws Exception {
    Path program = write("app/api/dist/tool/run.js", "run");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(place.resolve("dist/.bin"));
    Files.createSymbolicLink(place.resolve("dist/.bin/run"), Path.of("../tool/run.js"));
    Files.createSymbolicLink(place.resolve("dist/nowhere"), Path.of("/no/such/file"));
    Files.createSymbolicLink(place.resolve("dist/turned"), Path.of("deep"));
    Recipe recipe = recipe("dist/**");
    Fingerprint key = kept(recipe);
    Files.delete(place.resolve("dist/.bin/run"));
    Files.delete(place.resolve("dist/nowhere"));
    Files.delete(place.resolve("dist/turned"));
    write("app/api/dist/turned", "a file now");
    Files.delete(program);

    assertThat(cache.restore(recipe, key)).isPresent();

    assertThat(place.resolve("dist/.bin/run")).isExecutable().hasContent("run");
    assertThat(Files.readSymbolicLink(place.resolve("dist/.bin/run")))
        .hasToString("../tool/run.js");
    assertThat(Files.readSymbolicLink(place.resolve("dist/nowhere"))).hasToString("/no/such/file");
    assertThat(place.resolve("dist/turned/made.js")).hasContent("made");
  }

  private void git(String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("-c", "user.name=a", "-c", "user.email=a@b.c"));
    all.addAll(List.of(arguments));
    Git.in(place).need(all.toArray(String[]::new));
  }

  /** Else it would be deleted a month after it was made, however often it is used. */
  @Test
  void restore_ofAnOldResult_notesThatItIsUsed() throws Exception {
    Recipe recipe = recipe("dist/**");
    Fingerprint key = kept(recipe);
    Path record = TaskCache.place(root.resolve(".polystack/cache/results"), key.value());
    Instant longAgo = Instant.now().minus(Duration.ofDays(29));
    Files.setLastModifiedTime(record, FileTime.from(longAgo));

    assertThat(cache.restore(recipe, key)).isPresent();

    assertThat(Files.getLastModifiedTime(record).toInstant()).isAfter(longAgo.plusSeconds(3600));
  }
}
