package dev.polystack.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets only one command at a time change a checkout. */
public final class CheckoutLock implements AutoCloseable {

  /**
   * What this process holds. The system cannot be asked: to open a file once more and close it
   * gives back the locks of the whole process (POSIX).
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Closeable held;

  private CheckoutLock(Closeable held) {
    this.held = held;
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
   * As {@link #take(Checkout, String)}, for work that may be a part of a command which has the lock
   * already; then nothing is taken, nor given back.
   */
  static CheckoutLock takeUnlessHeld(Checkout checkout, String command) {
    return HELD.contains(file(checkout, "")) ? new CheckoutLock(() -> {}) : take(checkout, command);
  }

  /**
   * Takes the lock of commands that change nothing of the tools' own, and so may run beside the
   * others, but not beside each other.
   *
   * @param kind of those commands
   */
  public static CheckoutLock take(Checkout checkout, String command, String kind) {
    Path holder = checkout.made("work").resolve(kind + "holder");
    Path file = file(checkout, kind);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new UserError(
            "Another command works in this checkout: %s. Wait until it has ended."
                .formatted(Files.exists(holder) ? Files.readString(holder) : "unknown"));
      }
      Files.writeString(holder, command + " (process " + ProcessHandle.current().pid() + ")");
      HELD.add(file);
      return new CheckoutLock(
          () -> {
            HELD.remove(file);
            channel.close();
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + checkout.root(), e);
    }
  }

  private static Path file(Checkout checkout, String kind) {
    return checkout.made("work").resolve(kind + "lock").toAbsolutePath().normalize();
  }

  /** Who works in a checkout now; empty if nobody does. */
  public static Optional<String> holder(Checkout checkout) {
    Path holder = checkout.made("work").resolve("holder");
    Path file = file(checkout, "");
    if (HELD.contains(file)) {
      return Optional.of(holder(holder));
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null ? Optional.empty() : Optional.of(holder(holder));
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
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give the lock back", e);
    }
  }
}
