package dev.polystack.engine.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock that the embedded cloud's daemon holds while it runs, and nobody else in its home. Times
 * would not tell it from others: a process's start is another one when the clock has been set.
 */
record CloudLock(Path file) {

  /** Whether a daemon holds it now. */
  boolean isHeld() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free == null;
    }
  }
}
