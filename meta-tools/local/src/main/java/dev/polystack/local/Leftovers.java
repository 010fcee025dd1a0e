package dev.polystack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of a daemon that was killed. They end by themselves, but save their state first, so
 * whoever starts right after has to wait: for the ports, and for files that are whole.
 */
final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Path folder;
  private final Duration patience;

  Leftovers(Home home) {
    this(home, PATIENCE);
  }

  /** With another time that they may take to end by themselves. */
  Leftovers(Home home, Duration patience) {
    this.folder = home.work("children");
    this.patience = patience;
  }

  /** Writes down that a part runs as this process. */
  void remember(String part, long pid) {
    Duration began = ProcessHandle.of(pid).flatMap(Leftovers::began).orElse(Duration.ZERO);
    try {
      Files.writeString(folder.resolve(part), pid + " " + began);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  /** Strikes a part out again when it was stopped. */
  void forget(String part) {
    try {
      Files.deleteIfExists(folder.resolve(part));
    } catch (IOException e) {
      LOG.warn("cannot delete {}", folder.resolve(part));
    }
  }

  /** Waits until all of them are gone, and ends those that do not go. */
  void await() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        process(Files.readString(file)).ifPresent(left -> end(file.getFileName().toString(), left));
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** The process, unless its id belongs to somebody else by now. */
  private static Optional<ProcessHandle> process(String remembered) {
    String[] words = remembered.strip().split(" ");
    if (words.length != 2 || !words[0].matches("[0-9]{1,18}")) {
      return Optional.empty(); // The daemon was killed while it wrote.
    }
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> began(process).map(Duration::toString).equals(Optional.of(words[1])));
  }

  /**
   * When a process began, counted from when the system's first one did: the two times move together
   * when the clock is set, and so does the second that another JVM may be out.
   */
  private static Optional<Duration> began(ProcessHandle process) {
    Instant first =
        ProcessHandle.of(1).flatMap(init -> init.info().startInstant()).orElse(Instant.EPOCH);
    return process.info().startInstant().map(start -> Duration.between(first, start));
  }

  private void end(String part, ProcessHandle left) {
    LOG.info("waiting for the {} of an earlier start (process {}) to end", part, left.pid());
    try {
      left.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn(
          "the {} of an earlier start (process {}) did not end and is killed", part, left.pid());
      left.destroyForcibly();
      left.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
