package dev.polystack.local;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one part running: when its process ends by itself, it is started again. */
final class Watched {

  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  /** Who ends this often without ever having run for long is broken, and is left alone. */
  private static final int MAX_RESTARTS_IN_A_ROW = 5;

  private static final long STABLE_MILLIS = 60_000;

  private enum State {
    STARTING,
    RUNNING,
    /** Until it is started, or since it ended too often. */
    DOWN,
    STOPPING
  }

  private final Part part;
  private final Leftovers leftovers;
  private final Runnable onEnd;

  private State state = State.DOWN;
  private @Nullable Child child;
  private long startedAt;
  private int restarts;
  private int restartsInARow;

  /**
   * A part that is not started yet.
   *
   * @param onEnd tells the others that the part's process has gone, with all it had not saved
   */
  Watched(Part part, Leftovers leftovers, Runnable onEnd) {
    this.part = part;
    this.leftovers = leftovers;
    this.onEnd = onEnd;
  }

  /** Starts the part and waits until it answers; the lock is free meanwhile, health answers. */
  void start() {
    if (!enter(State.STARTING)) {
      return;
    }
    Child started = part.start(launched -> leftovers.remember(part.name(), launched.pid()));
    synchronized (this) {
      startedAt = System.currentTimeMillis();
      child = started;
    }
    if (!enter(State.RUNNING)) {
      started.stop(); // The cloud was asked to end while this part began.
      return;
    }
    LOG.info("{} runs as process {}", part.name(), started.pid());
    started.onEnd(() -> ended(started));
  }

  private synchronized boolean enter(State next) {
    if (state == State.STOPPING) {
      return false;
    }
    state = next;
    notifyAll();
    return true;
  }

  /**
   * Waits while it is being started, for the first time or again.
   *
   * @throws IllegalStateException if it stays down; the message has its last words
   */
  synchronized void awaitUp() {
    try {
      while (state == State.STARTING || (state == State.RUNNING && !isUp())) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + part.name() + " started", e);
    }
    if (state == State.DOWN) {
      throw new IllegalStateException(
          "%s ended %d times in a row:%s"
              .formatted(part.name(), restartsInARow, LastWords.of(part.log())));
    }
  }

  private void ended(Child which) {
    if (!enter(State.STARTING)) {
      return;
    }
    LOG.warn("{} (process {}) has ended by itself and is started again", part.name(), which.pid());
    onEnd.run();
    while (mayRestart()) {
      try {
        start();
        return;
      } catch (RuntimeException e) {
        LOG.error("{} could not be started again: {}", part.name(), e.getMessage());
      }
    }
  }

  private synchronized boolean mayRestart() {
    boolean stable = child != null && System.currentTimeMillis() - startedAt > STABLE_MILLIS;
    restartsInARow = stable ? 1 : restartsInARow + 1;
    child = null;
    if (state == State.STOPPING) {
      return false;
    }
    if (restartsInARow > MAX_RESTARTS_IN_A_ROW) {
      LOG.error(
          "{} ended {} times in a row and stays down; see its log", part.name(), restartsInARow);
      enter(State.DOWN);
      return false;
    }
    restarts++;
    return true;
  }

  void stop() {
    Child running;
    synchronized (this) {
      state = State.STOPPING;
      notifyAll();
      running = child;
    }
    if (running != null) {
      running.stop();
    }
    leftovers.forget(part.name());
  }

  /** Its name, state, process and how often it was started again. */
  synchronized Map<String, Object> health() {
    boolean up = isUp();
    return Map.of(
        "name",
        part.name(),
        "state",
        state == State.RUNNING && !up ? "down" : state.name().toLowerCase(Locale.ROOT),
        "pid",
        up && child != null ? child.pid() : 0L,
        "restarts",
        restarts);
  }

  private synchronized boolean isUp() {
    return state == State.RUNNING && child != null && child.isAlive();
  }
}
