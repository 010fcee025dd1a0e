package dev.polystack.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

  @TempDir private Path root;

  private Checkout checkout() {
    return new Checkout(root, root);
  }

  private static Finding find(List<Finding> findings, String subject) {
    return findings.stream()
        .filter(finding -> finding.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "v20.0.1, true",
    "v18.19.0, false",
    "git version 2.39.5, false",
    "v21.0.0, true",
    "nothing, false"
  })
  void version_ofATool_isComparedByItsNumbers(String said, boolean good) {
    assertThat(Machine.version("node", said, 20, 0).good()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({"200, true", "401, true", "404, true", "503, false"})
  void registry_isGoodIfItAnswersAtAll_andItsPasswordIsNotShown(int status, boolean good)
      throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      Finding finding =
          Registries.look(
              "npm's registry",
              Optional.of(
                  "http://user:secret@127.0.0.1:%d/".formatted(server.getAddress().getPort())));

      assertThat(finding.good()).isEqualTo(good);
      assertThat(finding.words()).doesNotContain("secret");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void registry_thatDoesNotAnswer_isAFindingWithAdvice() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Finding finding =
        Registries.look("Maven's mirror", Optional.of("http://127.0.0.1:%d/".formatted(port)));

    assertThat(finding.good()).isFalse();
    assertThat(finding.words()).contains("check the network");
  }

  @Test
  void manifest_thatIsMissing_andALockThatIsHeld_areFound() throws Exception {
    try (CheckoutLock lock = CheckoutLock.take(checkout(), "meta up")) {
      assertThat(lock).isNotNull();
      List<Finding> findings = new Workspace(checkout()).findings();

      assertThat(find(findings, "repos.yaml").good()).isFalse();
      assertThat(find(findings, "lock").words()).contains("meta up (process ");
    }
    assertThat(find(new Workspace(checkout()).findings(), "lock").good()).isTrue();
  }

  @Test
  void repositories_whateverTheyAreBuiltWith_areCounted() throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  a: {type: git, url: /srv/a.git, version: main}\n"
            + "  b: {type: git, url: /srv/b.git, version: main}\n");
    Files.createDirectory(root.resolve("a"));

    assertThat(find(new Workspace(checkout()).findings(), "repos.yaml").words())
        .isEqualTo("1 of 2 repositories checked out");
  }

  @Test
  void aProcessOfACommandThatWasKilled_isFound_andTheFixEndsIt() throws Exception {
    Process starter =
        new ProcessBuilder("bash", "-c", "POLYSTACK_RUN=gone sleep 300 > /dev/null & echo $!")
            .directory(root.toFile())
            .start();
    String pid = new String(starter.getInputStream().readAllBytes()).strip();
    starter.waitFor();
    ProcessHandle orphan = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    try {
      assumeTrue(Files.exists(Path.of("/proc/self/environ")), "other processes are not shown");
      assumeTrue(
          orphan.parent().map(ProcessHandle::pid).orElse(1L) == 1, "orphans go to another parent");

      Finding leftovers = find(new Workspace(checkout()).findings(), "leftovers");
      assertThat(leftovers.words()).contains(pid);
      leftovers.fix().orElseThrow().action().run();
      orphan.onExit().get(20, TimeUnit.SECONDS);

      assertThat(find(new Workspace(checkout()).findings(), "leftovers").good()).isTrue();
    } finally {
      orphan.destroyForcibly();
    }
  }

  @Test
  void aPortOfACloudThatDoesNotRun_thatSomebodyElseHas_isFound() throws Exception {
    Path home = Files.createDirectories(root.resolve(".polystack/local"));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          home.resolve("identity.json"),
          "{\"ports\":{\"api\":%d}}".formatted(other.getLocalPort()));

      assertThat(
              find(new EmbeddedCloud(checkout()).findings(), "port " + other.getLocalPort())
                  .words())
          .contains("the cloud's api");
    }
  }

  @Test
  void anEmulatorWhosePythonIsGone_isFound_andTheFixLetsItBeInstalledAgain() throws Exception {
    Path environment = Files.createDirectories(root.resolve(".polystack/env/python"));
    Files.writeString(environment.resolve(".lock"), "installed");

    Finding emulator = find(new EmbeddedCloud(checkout()).findings(), "emulator");
    assertThat(emulator.good()).isFalse();
    emulator.fix().orElseThrow().action().run();

    assertThat(environment.resolve(".lock")).doesNotExist();
  }
}
