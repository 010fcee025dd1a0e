package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Killing.With;
import dev.polystack.workspace.git.Git;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code meta sync} and {@code meta import}, killed at random points. Whatever somebody has changed
 * or committed is there after each of them, and the next one that is left alone brings everything
 * else to where it was to go.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SyncFaultsIT {

  private static final int ROUNDS = 32;
  private static final int LEFT_ALONE_EVERY = 8;
  private static final int COMMITS = ROUNDS + 2;
  private static final int FILES = 60;

  /** The exit status of an import that has left repositories alone which somebody works in. */
  private static final int IMPORTED_BUT_SOME = 1;

  @TempDir private Path folder;
  private Path workspace;
  private Git origin;

  /** One history for all: each commit changes all files but one, and each round sees one more. */
  @BeforeEach
  void origins() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    origin = Git.in(source);
    origin.need("init", "--quiet", "--initial-branch=all");
    origin.run(history().getBytes(StandardCharsets.US_ASCII), List.of("fast-import", "--quiet"));
    publish(0);
    workspace = Files.createDirectory(folder.resolve("workspace"));
    Files.writeString(workspace.resolve("repos.yaml"), manifest("main"));
    for (String name : new String[] {"clean", "edited", "ahead", "blocked", "chance"}) {
      origin.need("clone", "--quiet", "--branch", "main", ".", workspace.resolve(name).toString());
      at(name).need("config", "user.name", "Test");
      at(name).need("config", "user.email", "test@example.com");
    }
    Files.writeString(workspace.resolve("clean/mine.txt"), "mine");
    Files.writeString(workspace.resolve("edited/mine.txt"), "mine");
    Files.writeString(workspace.resolve("edited/kept.txt"), "mine");
    Files.writeString(workspace.resolve("edited/staged.txt"), "mine");
    at("edited").need("add", "staged.txt");
    Files.writeString(workspace.resolve("ahead/mine.txt"), "mine");
    at("ahead").need("add", "--all");
    at("ahead").need("commit", "--quiet", "--message", "Mine");
    Files.writeString(workspace.resolve("blocked/file-0.txt"), "mine");
    Files.writeString(workspace.resolve("chance/file-0.txt"), content(0, 1));
    Files.writeString(workspace.resolve("chance/file-1.txt"), "");
  }

  /** In the form of {@code git fast-import}, which takes a moment for all of it. */
  private static String history() {
    StringBuilder stream = new StringBuilder();
    for (int commit = 0; commit < COMMITS; commit++) {
      stream.append(
          "commit refs/heads/all\ncommitter Test <test@example.com> %d +0000\ndata 4\nMove\n"
              .formatted(1_700_000_000 + commit));
      for (int i = 0; i < FILES; i++) {
        append(stream, "file-%d.txt".formatted(i), content(i, commit));
      }
      append(stream, "new-%d.txt".formatted(commit), "new\n");
      append(stream, "kept.txt", "as ever\n");
    }
    return stream.toString();
  }

  private static String content(int file, int commit) {
    return "file %d of commit %d\n".formatted(file, commit).repeat(100 + file);
  }

  private static void append(StringBuilder stream, String file, String content) {
    stream.append("M 100644 inline %s\ndata %d\n%s\n".formatted(file, content.length(), content));
  }

  @Test
  void sync_killedAtRandomPoints_losesNothing_andConverges(TestInfo test) throws Exception {
    Killing killing = new Killing(test, workspace, Map.of(), "sync");
    publish(1);
    killing.leaveAlone();

    killing.rounds(
        ROUNDS,
        With.NOTHING,
        round -> publish(round + 1),
        round -> {
          assertThatMineIsThere();
          if (round % LEFT_ALONE_EVERY == 0) {
            assertThatItConverges(killing, "main");
          }
        });

    assertThatItConverges(killing, "main");
  }

  @Test
  void import_killedAtRandomPoints_losesNothing_andConverges(TestInfo test) throws Exception {
    publish(COMMITS - 1);
    Path lock = folder.resolve("lock.yaml");
    Files.writeString(lock, imported(1));
    Killing killing = new Killing(test, workspace, Map.of(), "import", lock.toString());
    killing.leaveAlone(IMPORTED_BUT_SOME);

    killing.rounds(
        ROUNDS,
        With.NOTHING,
        round -> {
          Files.writeString(lock, imported(round));
          if (round % LEFT_ALONE_EVERY == 1) {
            Workspace.delete(workspace.resolve("again"));
          }
        },
        round -> {
          assertThatMineIsThere();
          if (round % LEFT_ALONE_EVERY == 0) {
            assertThatItConverges(killing, commit(round));
          }
        });

    Files.writeString(lock, imported(2));
    assertThatItConverges(killing, commit(2));
  }

  /** Of all but what is ahead, which would be left for the commit: its branch keeps what it has. */
  private String imported(int commit) throws InterruptedException {
    return manifest(commit(commit))
        .lines()
        .filter(line -> !line.contains("ahead:"))
        .reduce("", (a, b) -> a + b + "\n");
  }

  private void assertThatItConverges(Killing killing, String version) throws Exception {
    killing.leaveAlone(version.equals("main") ? 0 : IMPORTED_BUT_SOME);
    assertThatMineIsThere();
    String wanted = origin.need("rev-parse", version);
    assertThat(at("clean").need("rev-parse", "HEAD")).isEqualTo(wanted);
    assertThat(at("clean").need("status", "--porcelain")).isEqualTo("?? mine.txt");
    if (version.equals("main")) {
      assertThat(at("edited").need("rev-parse", "HEAD")).isEqualTo(wanted);
    } else {
      assertThat(at("edited").need("rev-parse", "HEAD")).isEqualTo(commit(0));
      assertThat(at("again").need("rev-parse", "HEAD")).isEqualTo(wanted);
      assertThat(at("again").need("status", "--porcelain")).isEmpty();
    }
  }

  private void assertThatMineIsThere() throws Exception {
    assertThat(workspace.resolve("clean/mine.txt")).hasContent("mine");
    assertThat(workspace.resolve("edited/kept.txt")).hasContent("mine");
    assertThat(workspace.resolve("edited/mine.txt")).hasContent("mine");
    assertThat(at("edited").need("show", ":staged.txt")).isEqualTo("mine");
    assertThat(at("ahead").need("log", "-1", "--format=%s")).isEqualTo("Mine");
    assertThat(at("ahead").need("status", "--porcelain")).isEmpty();
    assertThat(workspace.resolve("blocked/file-0.txt")).hasContent("mine");
    assertThat(at("blocked").need("rev-parse", "HEAD")).isEqualTo(commit(0));
    assertThat(workspace.resolve("chance/file-0.txt")).hasContent(content(0, 1));
    assertThat(workspace.resolve("chance/file-1.txt")).isEmptyFile();
  }

  private void publish(int commit) throws InterruptedException {
    origin.need("update-ref", "refs/heads/main", commit(commit));
  }

  private String commit(int number) throws InterruptedException {
    return origin.need("rev-parse", "all~" + (COMMITS - 1 - number));
  }

  private Git at(String name) {
    return Git.in(workspace.resolve(name));
  }

  private String manifest(String version) {
    StringBuilder manifest = new StringBuilder("repositories:\n");
    for (String name : new String[] {"clean", "again", "edited", "ahead", "blocked", "chance"}) {
      manifest.append(
          "  %s: {type: git, url: '%s', version: '%s'}\n"
              .formatted(name, folder.resolve("source"), version));
    }
    return manifest.toString();
  }
}
