package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.polystack.workspace.process.ProcessTree;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code meta clone}, ended while it waits for a server. */
class CloneInterruptedIT {

  @TempDir private Path folder;

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

  private Process start(String url) throws Exception {
    List<String> command = new ArrayList<>(SharedClasses.java());
    command.addAll(
        List.of(
            "-Dmeta.root=" + folder,
            Meta.class.getName(),
            "clone",
            url,
            "--into",
            folder.resolve("silent").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder + "/meta.log")))
        .start();
  }
}
