package dev.polystack.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets only one command at a time change a checkout. */
public final class CheckoutLock implements AutoCloseable {

  private final FileChannel channel;

  private CheckoutLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; the system gives it back when this process ends, however it does.
   *
   * @param command for whoever comes second
   * @throws UserError if another command has it
   */
  public static CheckoutLock take(Checkout checkout, String command) {
    return take(checkout, command, "");
  }

  /**
   * Takes the lock of commands that change nothing of the tools' own, and so may run beside the
   * others, but not beside each other.
   *
   * @param kind of those commands
   */
  public static CheckoutLock take(Checkout checkout, String command, String kind) {
    Path holder = checkout.made("work").resolve(kind + "holder");
    try {
      FileChannel channel =
          FileChannel.open(
              checkout.made("work").resolve(kind + "lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new UserError(
            "Another command works in this checkout: %s. Wait until it has ended."
                .formatted(Files.exists(holder) ? Files.readString(holder) : "unknown"));
      }
      Files.writeString(holder, command + " (process " + ProcessHandle.current().pid() + ")");
      return new CheckoutLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + checkout.root(), e);
    }
  }

  /** Who works in a checkout now; empty if nobody does. */
  public static Optional<String> holder(Checkout checkout) {
    Path holder = checkout.made("work").resolve("holder");
    try (FileChannel channel =
            FileChannel.open(
                checkout.made("work").resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null ? Optional.empty() : Optional.of(holder(holder));
    } catch (OverlappingFileLockException e) {
      return Optional.of(holder(holder)); // This very process has it.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the lock of " + checkout.root(), e);
    }
  }

  private static String holder(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "another command";
    } catch (IOException e) {
      return "another command";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give the lock back", e);
    }
  }
}
