package dev.polystack.engine.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.CloudHealth;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.process.Program;
import dev.polystack.engine.tools.EmulatorTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The embedded cloud: installed, running, and its ports free when it is not. */
record EmbeddedCloud(Checkout checkout) implements Examination {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SUBJECT = "embedded cloud";

  @Override
  public List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    emulator().ifPresent(findings::add);
    Optional<RunningCloud> cloud = new LocalCloud(checkout).running();
    if (cloud.isPresent()) {
      findings.add(parts(cloud.get()));
      return findings;
    }
    Path home = checkout.work().path().resolve("local");
    findings.add(
        Finding.good(
            SUBJECT,
            Files.exists(home.resolve("cloud.json"))
                ? "was killed; `meta up` starts it again with its data"
                : "does not run; `meta up` starts it"));
    takenPorts(home.resolve("identity.json")).forEach(findings::add);
    return findings;
  }

  /** A virtual environment breaks when the Python that it was made from is replaced. */
  private Optional<Finding> emulator() throws InterruptedException {
    Path python = new EmulatorTool(checkout).python();
    Path environment = checkout.work().path().resolve("env").resolve("python");
    if (!Files.exists(environment)) {
      return Optional.empty();
    }
    boolean works = false;
    try {
      works = Program.of(python.toString(), "-c", "pass").run(checkout.log("doctor")).succeeded();
    } catch (UncheckedIOException e) {
      // It cannot even be started.
    }
    return Optional.of(
        works
            ? Finding.good("emulator", "installed")
            : Finding.bad(
                "emulator",
                "its Python does not start any more: `meta up` installs it again once it is away",
                new Finding.Fix("take it away", () -> forget(environment.resolve(".lock")))));
  }

  /** What is installed counts as old without this file, and is made anew. */
  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  private static Finding parts(RunningCloud cloud) {
    CloudHealth health = CloudHealth.of(cloud);
    if (!health.isReachable()) {
      return Finding.bad(
          SUBJECT,
          "runs as process %d, but does not answer: `meta up` starts it anew"
              .formatted(cloud.pid()));
    }
    return health.others().isEmpty()
        ? Finding.good(
            SUBJECT,
            "runs at %s, process %d, %d parts"
                .formatted(cloud.endpoint(), cloud.pid(), health.parts().size()))
        : Finding.bad(SUBJECT, health + ": `meta up` starts it anew, with its data");
  }

  private static List<Finding> takenPorts(Path identity) {
    List<Finding> taken = new ArrayList<>();
    try {
      JsonNode ports =
          Files.exists(identity) ? JSON.readTree(identity.toFile()).path("ports") : null;
      if (ports != null) {
        ports
            .properties()
            .forEach(
                port -> {
                  if (!isFree(port.getValue().asInt())) {
                    taken.add(
                        Finding.bad(
                            "port " + port.getValue().asInt(),
                            ("somebody else has it: end that program, or the next `meta up` moves"
                                    + " the cloud's %s and the addresses that stacks publish")
                                .formatted(port.getKey())));
                  }
                });
      }
    } catch (IOException e) {
      // A kill left half a file; the next start chooses ports anew.
    }
    return taken;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
