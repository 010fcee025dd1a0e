package dev.polystack.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lets only one cloud run in a home. The system gives the lock back when its process ends. */
final class OnlyOne implements AutoCloseable {

  private final FileChannel channel;

  private OnlyOne(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException if another cloud runs there
   */
  static OnlyOne in(Home home) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.root().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IllegalStateException(
          "another embedded cloud runs in %s: stop it with `meta down`".formatted(home.root()));
    }
    return new OnlyOne(channel);
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
