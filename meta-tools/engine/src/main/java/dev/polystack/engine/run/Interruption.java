package dev.polystack.engine.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interruption of the thread that made this, so that it can say
 * what is done; the JVM ends when it has, or soon.
 */
public final class Interruption implements AutoCloseable {

  /** With what it takes to end children this is less than two seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(1_800);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread hooked) {
    this.hook =
        new Thread(
            () -> {
              hooked.interrupt();
              await();
            },
            "interruption");
  }

  /** From now on until it is closed. */
  public static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void await() {
    try {
      if (!over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("Interrupted.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The thread has said what it had to say. */
  @Override
  public void close() {
    over.countDown();
  }
}
