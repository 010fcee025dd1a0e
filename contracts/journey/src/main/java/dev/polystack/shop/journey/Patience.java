package dev.polystack.shop.journey;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again until an answer is there. */
final class Patience {

  /** Between two questions; short, since it is part of every figure that is measured here. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Patience() {}

  /**
   * The first answer that is present.
   *
   * @throws IllegalStateException if none comes within the limit
   */
  static <T> T await(String what, Duration limit, Supplier<Optional<T>> question) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("%s: not within %d ms".formatted(what, limit.toMillis()));
      }
      pause();
    }
  }

  /** Like {@link #await(String, Duration, Supplier)}, for something that comes true. */
  static void until(String what, Duration limit, Supplier<Boolean> question) {
    await(what, limit, () -> question.get() ? Optional.of(true) : Optional.empty());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
