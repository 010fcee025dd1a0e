package dev.polystack.local.streams;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A poller's end, that somebody else asks for. It ends pauses and nothing else: an interrupt would
 * also make the SDK forget what a running invocation has answered.
 */
final class Ending {

  private final CountDownLatch asked = new CountDownLatch(1);

  void ask() {
    asked.countDown();
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits so long, or until the end is asked for. */
  void pause(Duration duration) {
    try {
      asked.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      ask(); // The same wish, said otherwise.
    }
  }
}
