package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.process.ProcessTree;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code meta clone}, killed at random points, with and without the gits that it started. */
class CloneInterruptedIT {

  private static final int ROUNDS = 70;

  /** On a busy machine there are fewer rounds. */
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(50);

  private static final int REPOSITORIES = 6;
  private static final long SEED = 20_261_125;

  @TempDir private Path folder;
  private Path workspace;

  @BeforeEach
  void origins() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    Git git = Git.in(source);
    git.need("init", "--quiet", "--initial-branch=main");
    for (int i = 0; i < 300; i++) {
      Files.writeString(source.resolve("file-%d.txt".formatted(i)), "line\n".repeat(50 + i));
    }
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    var manifest = new StringBuilder("repositories:\n");
    for (int i = 0; i < REPOSITORIES; i++) {
      git.need("clone", "--quiet", "--bare", ".", "../r%d.git".formatted(i));
      manifest.append("  r%d: {type: git, url: ../r%<d.git, version: main}\n".formatted(i));
    }
    Files.writeString(source.resolve("repos.yaml"), manifest);
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "List");
    git.need("clone", "--quiet", "--bare", ".", "../project.git");
  }

  @Test
  void killedAtAnyPoint_leavesOnlyWholeRepositories_andTheNextRunGoesOn() throws Exception {
    var random = new Random(SEED);
    long longest = timed(start());
    int kills = 0;
    int workspaces = 0;
    int rounds = 0;
    long begin = System.nanoTime();
    while (rounds < ROUNDS && System.nanoTime() - begin < LIMIT_NANOS) {
      rounds++;
      if (workspace == null || isComplete()) {
        workspace = folder.resolve("workspace-" + workspaces++);
      }
      Process meta = start();
      if (!meta.waitFor(random.nextLong(longest), TimeUnit.MILLISECONDS)) {
        kills++;
        if (random.nextBoolean()) {
          meta.descendants().forEach(ProcessHandle::destroyForcibly);
        }
        meta.destroyForcibly().waitFor();
      }
      for (Path repository : repositories()) {
        assertThat(Git.in(repository).need("status", "--porcelain")).as("%s", repository).isEmpty();
        assertThat(repository.resolve("file-299.txt")).exists();
      }
    }
    assertThat(kills).isPositive();
    System.out.printf("%d rounds, %d killed, %d workspaces%n", rounds, kills, workspaces);

    assertThat(timed(start())).isPositive();
    assertThat(isComplete()).isTrue();
    assertThat(workspace.resolve(".polystack/clone")).isEmptyDirectory();
    assertThat(Git.in(workspace).need("status", "--porcelain")).isEmpty();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void killedWhileAServerSaysNothing_leavesNoGit() throws Exception {
    whileAServerSaysNothing(meta -> meta.destroyForcibly().waitFor());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void terminatedWhileAServerSaysNothing_saysThatItGoesOn() throws Exception {
    whileAServerSaysNothing(
        meta -> {
          meta.destroy();
          assertThat(meta.waitFor()).isEqualTo(128 + 15);
        });

    assertThat(folder.resolve("meta.log"))
        .content()
        .contains("Interrupted. The same command goes on")
        .doesNotContain("unexpectedly");
  }

  /** Ends a command that waits for a server, and waits until none of its gits runs any more. */
  private void whileAServerSaysNothing(ThrowingConsumer<Process> end) throws Exception {
    workspace = folder.resolve("silent");
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Process meta = start("git://127.0.0.1:%d/project.git".formatted(server.getLocalPort()));
      try (Socket connection = server.accept()) {
        assertThat(connection.getInputStream().read()).isPositive(); // git has asked, and waits
        List<ProcessHandle> gits = meta.descendants().filter(CloneInterruptedIT::isGit).toList();
        assertThat(gits).isNotEmpty();

        end.accept(meta);

        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(gits).noneMatch(ProcessTree::runs));
      }
    }
  }

  private static boolean isGit(ProcessHandle process) {
    return process.info().command().filter(command -> command.contains("git")).isPresent();
  }

  private Process start() throws Exception {
    if (workspace == null) {
      workspace = folder.resolve("first");
    }
    return start(folder.resolve("project.git").toString());
  }

  private Process start(String url) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dmeta.root=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Meta.class.getName(),
            "clone",
            url,
            "--into",
            workspace.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder + "/meta.log")))
        .start();
  }

  private long timed(Process meta) throws Exception {
    long start = System.nanoTime();
    assertThat(meta.waitFor()).as(Files.readString(folder.resolve("meta.log"))).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private boolean isComplete() {
    return repositories().size() == REPOSITORIES;
  }

  private List<Path> repositories() {
    var present = new ArrayList<Path>();
    for (int i = 0; i < REPOSITORIES; i++) {
      if (Files.exists(workspace.resolve("r" + i))) {
        present.add(workspace.resolve("r" + i));
      }
    }
    return present;
  }
}
