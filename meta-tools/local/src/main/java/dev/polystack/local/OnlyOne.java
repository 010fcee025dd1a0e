package dev.polystack.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets only one cloud run in a home. The system gives the lock back when its process ends. */
final class OnlyOne implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 50;

  private final FileChannel channel;

  private OnlyOne(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock. While somebody else holds it, waits until that cloud has ended or is ready.
   *
   * @return empty if another cloud runs there and is ready
   * @throws IllegalStateException if another cloud neither ends nor becomes ready
   */
  static Optional<OnlyOne> in(Home home) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            home.root().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (lock(channel) == null) {
      if (Files.exists(home.cloudFile())) {
        channel.close();
        return Optional.empty();
      }
      if (System.nanoTime() > deadline) {
        channel.close();
        throw new IllegalStateException(
            "another embedded cloud holds %s and does not become ready: see %s, and end its process"
                .formatted(home.root().resolve("lock"), home.log("daemon")));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return Optional.of(new OnlyOne(channel));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
