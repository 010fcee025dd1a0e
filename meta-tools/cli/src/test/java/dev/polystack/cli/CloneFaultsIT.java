package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.cli.Killing.With;
import dev.polystack.workspace.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code meta clone}, killed at random points, with and without the gits that it started: what is
 * there is always whole, and the next run goes on.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class CloneFaultsIT {

  /** At a time, since a command that is about to be killed mostly waits. */
  private static final int LANES = 2;

  private static final int ROUNDS = 28;
  private static final List<String> REPOSITORIES = List.of("r0", "r1", "r2");
  private static final String LAST_FILE = "file-99.txt";

  @TempDir private Path folder;
  private Path workspace;

  @BeforeEach
  void origins() throws Exception {
    workspace = Files.createDirectory(folder.resolve("workspace"));
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
      manifest.append(
          "  %s: {type: git, url: '%s', version: main}\n"
              .formatted(name, folder.resolve(name + ".git")));
    }
    Files.writeString(workspace.resolve("repos.yaml"), manifest);
  }

  @RepeatedTest(LANES)
  void clone_killedAtRandomPoints_leavesOnlyWholeRepositories_andConverges() throws Exception {
    Killing killing = new Killing(workspace, Map.of(), "clone");
    killing.leaveAlone();

    killing.rounds(
        ROUNDS,
        With.CHILDREN,
        round -> {
          if (present().size() == REPOSITORIES.size()) {
            for (Path repository : present()) {
              Workspace.delete(repository);
            }
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
