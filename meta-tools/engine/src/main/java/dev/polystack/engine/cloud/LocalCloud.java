package dev.polystack.engine.cloud;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The embedded cloud's daemon, seen from outside: start it, find it, stop it. */
public final class LocalCloud {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String MAIN = "dev.polystack.local.LocalCloud";

  private final Checkout checkout;
  private final Path home;
  private volatile List<String> notes = List.of();

  /** The cloud of a checkout. */
  public LocalCloud(Checkout checkout) {
    this.checkout = checkout;
    this.home = checkout.made("local");
  }

  /** The cloud, if it runs. */
  public Optional<RunningCloud> running() {
    Path file = home.resolve("cloud.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      RunningCloud cloud = RunningCloud.read(file);
      boolean lives = ProcessHandle.of(cloud.pid()).filter(ProcessHandle::isAlive).isPresent();
      // A process's id may belong to somebody else by now.
      return lives && new CloudLock(home.resolve("lock")).isHeld()
          ? Optional.of(cloud)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Half a file is the sign of an earlier start that was killed.
    }
  }

  /**
   * Starts it unless it runs with this version of itself and with all its parts: one that ended
   * again and again is down until the cloud is started anew, with its data.
   *
   * @param python the emulator's interpreter
   * @param port the API's port; 0 for any
   * @param version of the daemon's code; another one is replaced
   */
  public Result start(Path python, int port, String version) throws InterruptedException {
    List<String> repaired = new ArrayList<>();
    Optional<RunningCloud> before = running();
    if (before.isPresent()) {
      boolean asAsked = port == 0 || Integer.valueOf(port).equals(before.get().ports().get("api"));
      if (version.equals(keptVersion()) && asAsked) {
        CloudHealth health = CloudHealth.whenSettled(before.get(), PATIENCE);
        if (health.isReady()) {
          return Result.UNCHANGED;
        }
        repaired.add("The embedded cloud is started anew: " + health);
      }
      stop();
    }
    DaemonLog log = DaemonLog.from(home.resolve("logs").resolve("daemon.log"));
    Process daemon = launch(python, port, log.file());
    write(home.resolve("version"), version);
    Thread endWithMeta = new Thread(daemon::destroy, "end-half-started-cloud");
    Runtime.getRuntime().addShutdownHook(endWithMeta);
    awaitReady(daemon, log);
    Runtime.getRuntime().removeShutdownHook(endWithMeta);
    repaired.addAll(log.takenPorts());
    notes = List.copyOf(repaired);
    return Result.DONE;
  }

  private void awaitReady(Process daemon, DaemonLog log) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (running().isEmpty()) {
      if (!daemon.isAlive() || System.nanoTime() > deadline) {
        daemon.destroy();
        throw new UserError(
            "The embedded cloud did not start:\n    %s\n  Log: %s. `meta doctor` looks for causes."
                .formatted(String.join("\n    ", log.lastWords()), log.file()));
      }
      Thread.sleep(50);
    }
  }

  /** What the user should know about the last start: why it was, ports that had to be others. */
  public List<String> notes() {
    return notes;
  }

  private Process launch(Path python, int port, Path log) {
    Path local = checkout.tools().resolve("local/target");
    try {
      Files.createDirectories(log.resolveSibling("."));
      List<String> command = new ArrayList<>();
      if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
        command.add("/usr/bin/setsid"); // Ctrl-C at the terminal is meant for meta alone.
      }
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              local.resolve("classes")
                  + File.pathSeparator
                  + Files.readString(local.resolve("classpath")).strip(),
              MAIN,
              "--home",
              home.toString(),
              "--python",
              python.toString()));
      if (port != 0) {
        command.addAll(List.of("--port", String.valueOf(port)));
      }
      return new ProcessBuilder(command)
          .directory(home.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the embedded cloud", e);
    }
  }

  /** Stops it and waits until it is gone; false if it did not run. */
  public boolean stop() throws InterruptedException {
    Optional<RunningCloud> cloud = running();
    if (cloud.isEmpty()) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(cloud.get().pid());
    if (process.isEmpty()) {
      return false;
    }
    process.get().destroy();
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (process.get().isAlive()) {
      if (System.nanoTime() > deadline) {
        process.get().destroyForcibly(); // Its children end with it.
      }
      Thread.sleep(20);
    }
    return true;
  }

  /** Removes everything that the cloud keeps. It must not run. */
  public void deleteData() {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + home, e);
    }
  }

  private String keptVersion() {
    try {
      return Files.readString(home.resolve("version"));
    } catch (IOException e) {
      return "";
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
