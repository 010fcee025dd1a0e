package dev.polystack.engine.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.LocalCloud;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that `meta doctor` looks at. */
public final class Diagnosis {

  /** Tools, packages and the cloud's state together. */
  private static final long DISK_BYTES = 3_000_000_000L;

  private static final long MEMORY_BYTES = 4_000_000_000L;

  private final Checkout checkout;

  /** Looks at this checkout and this machine. */
  public Diagnosis(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Looks at everything. */
  public List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding("java", true, System.getProperty("java.version")));
    for (String tool : List.of("git", "node", "npm")) {
      findings.add(tool(tool, "--version"));
    }
    findings.add(tool(System.getenv().getOrDefault("META_PYTHON", "python3"), "--version"));
    findings.add(tool(System.getenv().getOrDefault("META_MAVEN", "mvn"), "--version"));
    findings.add(manifest());
    findings.add(disk());
    findings.add(memory());
    findings.add(cloud());
    return findings;
  }

  private Finding tool(String name, String argument) throws InterruptedException {
    String subject = String.valueOf(Path.of(name).getFileName());
    try {
      Finished finished = Program.of(name, argument).run(checkout.log("doctor"));
      return new Finding(
          subject,
          finished.succeeded(),
          finished.lines().isEmpty() ? "said nothing" : finished.lines().get(0));
    } catch (UncheckedIOException e) {
      return new Finding(subject, false, "is not there: install it and try again");
    }
  }

  private Finding manifest() {
    try {
      return new Finding(
          "repos.yaml", true, checkout.repositories().size() + " repositories checked out");
    } catch (UserError e) {
      return new Finding("repos.yaml", false, String.valueOf(e.getMessage()));
    }
  }

  private Finding disk() {
    try {
      long free = Files.getFileStore(checkout.root()).getUsableSpace();
      return new Finding(
          "disk",
          free > DISK_BYTES,
          "%d MB free%s"
              .formatted(
                  free / 1_000_000, free > DISK_BYTES ? "" : ": make room, about 3 GB are needed"));
    } catch (IOException e) {
      return new Finding("disk", false, "cannot be looked at: " + e.getMessage());
    }
  }

  private static Finding memory() {
    long all =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    return new Finding(
        "memory",
        all > MEMORY_BYTES,
        "%d MB%s"
            .formatted(
                all / 1_000_000, all > MEMORY_BYTES ? "" : ": the whole system needs up to 3 GB"));
  }

  private Finding cloud() {
    Optional<RunningCloud> cloud = new LocalCloud(checkout).running();
    if (cloud.isPresent()) {
      return new Finding(
          "embedded cloud",
          true,
          "runs at %s, process %d".formatted(cloud.get().endpoint(), cloud.get().pid()));
    }
    boolean left = Files.exists(checkout.made("local").resolve("cloud.json"));
    return new Finding(
        "embedded cloud",
        true,
        left
            ? "was killed; `meta up` starts it again with its data"
            : "does not run; `meta up` starts it");
  }
}
