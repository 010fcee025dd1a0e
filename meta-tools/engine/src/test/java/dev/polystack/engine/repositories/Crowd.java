package dev.polystack.engine.repositories;

import java.time.Duration;

/**
 * Holds everybody until there are enough, and a moment longer, in which one too many would come,
 * and counts who is held at the same time: whoever was let go may have gone already.
 */
final class Crowd {

  /** Who comes alone is let go after this, so that a test fails and does not hang. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration MOMENT = Duration.ofMillis(300);

  private final int enough;
  private int there;
  private int most;

  Crowd(int enough) {
    this.enough = enough;
  }

  /** Comes, waits for the others, and is let go. */
  synchronized void pass() {
    there++;
    most = Math.max(most, there);
    notifyAll();
    if (enough > 1 && most <= enough) {
      await(enough, PATIENCE);
      await(enough + 1, MOMENT);
    }
    there--;
  }

  /** How many were held at a time, at most, since this was asked last. */
  synchronized int most() {
    int answer = most;
    most = there;
    return answer;
  }

  private void await(int number, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toMillis(); most < number && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts a connection", e);
    }
  }
}
