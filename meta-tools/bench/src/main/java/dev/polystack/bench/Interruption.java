package dev.polystack.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long {@code meta exec} takes to end after Ctrl-C, with all that it has started. */
final class Interruption {

  private static final int CHILDREN = 8;
  private static final int ROUNDS = 5;

  /** A shell and what it has started, both in the file of process ids. */
  private static final String SCRIPT =
      "sleep 600 & echo $! >> ../../pids; echo $$ >> ../../pids; wait";

  private static final int EACH = 2;
  private static final double BOUND_SECONDS = 2;
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_EVERY_MILLIS = 5;

  private final String meta;
  private final Path project;
  private final Path pids;

  /**
   * For a command and a project.
   *
   * @param project of as many stacks, each in a folder of its repository's folder
   */
  Interruption(String meta, Path project) {
    this.meta = meta;
    this.project = project;
    this.pids = project.resolve("pids");
  }

  /** The slowest of a few runs with children that end when they are told to, and that do not. */
  List<Figure> measure() {
    return List.of(
        figure("Ctrl-C, 8 children", ""),
        figure("Ctrl-C, 8 children that ignore it and SIGTERM", "trap '' INT TERM; "));
  }

  private Figure figure(String name, String manners) {
    double slowest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      slowest = Math.max(slowest, seconds(manners));
    }
    return new Figure(name + ", slowest of " + ROUNDS, slowest, BOUND_SECONDS, "s");
  }

  private double seconds(String manners) {
    try {
      Files.deleteIfExists(pids);
      Process exec = start(manners + SCRIPT);
      try {
        awaitChildren();
        long start = System.nanoTime();
        new ProcessBuilder("kill", "-INT", String.valueOf(exec.pid())).start().waitFor();
        if (!exec.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("meta exec did not end after Ctrl-C");
        }
        double took = (System.nanoTime() - start) / 1e9;
        List<Long> left = alive().map(ProcessHandle::pid).toList();
        if (!left.isEmpty()) {
          throw new IllegalStateException("meta exec has left " + left);
        }
        return took;
      } finally {
        exec.destroyForcibly();
        alive().forEach(ProcessHandle::destroyForcibly);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Process start(String script) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.exists(Path.of("/proc/self"))) {
      // What a shell starts in the background ignores Ctrl-C, and so would all that we start.
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.addAll(
        List.of(
            meta,
            "exec",
            "--stacks",
            "--width",
            String.valueOf(CHILDREN),
            "--no-cache",
            "--",
            "sh",
            "-c",
            script));
    return new ProcessBuilder(command)
        .directory(project.toFile())
        .redirectErrorStream(true)
        .redirectOutput(new File(project.toFile(), "interrupted.log"))
        .start();
  }

  private void awaitChildren() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (started().size() < CHILDREN * EACH) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("meta exec has not started its commands");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private List<String> started() throws IOException {
    return Files.exists(pids) ? Files.readAllLines(pids) : List.of();
  }

  /** One that has ended, but that nobody has waited for yet, has no command any more. */
  private Stream<ProcessHandle> alive() throws IOException {
    return started().stream()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .filter(process -> process.info().command().isPresent());
  }
}
