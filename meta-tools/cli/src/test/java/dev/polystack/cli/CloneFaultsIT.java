package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Killing.With;
import dev.polystack.workspace.git.Git;
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
 * {@code meta clone}, of a manifest that is there and of one that is cloned first, killed at random
 * points, with and without the gits that it started: what is there is always whole, and the next
 * run goes on. Both at a time, since a command that is about to be killed mostly waits.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class CloneFaultsIT {

  private static final int ROUNDS = 28;
  private static final List<String> REPOSITORIES = List.of("r0", "r1", "r2");
  private static final String LAST_FILE = "file-99.txt";

  @TempDir private Path folder;
  private Path workspace;

  @BeforeEach
  void origins() throws Exception {
    workspace = folder.resolve("workspace");
    Path source = Files.createDirectories(folder.resolve("source"));
    Git git = Git.in(source);
    git.need("init", "--quiet", "--initial-branch=main");
    for (int i = 0; i < 100; i++) {
      Files.writeString(source.resolve("file-%d.txt".formatted(i)), "line\n".repeat(50 + i));
    }
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    StringBuilder manifest = new StringBuilder("repositories:\n");
    for (String name : REPOSITORIES) {
      git.need("clone", "--quiet", "--bare", ".", "../%s.git".formatted(name));
      manifest.append("  %1$s: {type: git, url: ../%1$s.git, version: main}\n".formatted(name));
    }
    Files.writeString(source.resolve("repos.yaml"), manifest);
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "List");
    git.need("clone", "--quiet", "--bare", ".", project().toString());
  }

  private Path project() {
    return folder.resolve("project.git");
  }

  @Test
  void clone_killedAtRandomPoints_leavesOnlyWholeRepositories_andConverges(TestInfo test)
      throws Exception {
    Git.in(folder).need("clone", "--quiet", project().toString(), workspace.toString());
    Killing killing = new Killing(test, workspace, Map.of(), "clone");

    kill(
        killing,
        () -> {
          for (Path repository : present()) {
            Workspace.delete(repository);
          }
        });
  }

  @Test
  void cloneOfAUrl_killedAtRandomPoints_leavesOnlyWholeRepositories_andConverges(TestInfo test)
      throws Exception {
    Killing killing =
        new Killing(
            test, folder, Map.of(), "clone", project().toString(), "--into", workspace.toString());

    kill(killing, () -> Workspace.delete(workspace));

    assertThat(Git.in(workspace).need("status", "--porcelain")).isEmpty();
    assertThat(workspace.resolve("repos.yaml")).exists();
  }

  /** Begins anew, when everything is there. */
  @FunctionalInterface
  private interface Anew {

    void run() throws Exception;
  }

  private void kill(Killing killing, Anew anew) throws Exception {
    killing.leaveAlone();

    killing.rounds(
        ROUNDS,
        With.CHILDREN,
        round -> {
          if (present().size() == REPOSITORIES.size()) {
            anew.run();
          }
        },
        round -> assertThatAllIsWhole());

    killing.leaveAlone();
    assertThat(present()).hasSameSizeAs(REPOSITORIES);
    assertThatAllIsWhole();
    assertThat(workspace.resolve(".polystack/clone")).isEmptyDirectory();
  }

  private void assertThatAllIsWhole() throws Exception {
    for (Path repository : present()) {
      assertThat(Git.in(repository).need("status", "--porcelain")).as("%s", repository).isEmpty();
      assertThat(repository.resolve(LAST_FILE)).exists();
    }
  }

  private List<Path> present() {
    return REPOSITORIES.stream().map(workspace::resolve).filter(Files::exists).toList();
  }
}
