package dev.polystack.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
      Files.writeString(
          holder, "%s (process %d)".formatted(command, ProcessHandle.current().pid()));
      return new CheckoutLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + checkout.root(), e);
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
