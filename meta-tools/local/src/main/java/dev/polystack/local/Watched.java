package dev.polystack.local;

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

  private final Part part;
  private final Runnable onRestart;
  private @Nullable Child child;
  private long startedAt;
  private int restarts;
  private int restartsInARow;
  private boolean stopping;

  Watched(Part part, Runnable onRestart) {
    this.part = part;
    this.onRestart = onRestart;
  }

  synchronized void start() {
    if (stopping) {
      return;
    }
    startedAt = System.currentTimeMillis();
    Child started = part.start();
    child = started;
    LOG.info("{} runs as process {}", part.name(), started.pid());
    started.onEnd(() -> ended(started));
  }

  private void ended(Child which) {
    synchronized (this) {
      if (stopping || child != which) {
        return;
      }
      restarts++;
      restartsInARow =
          System.currentTimeMillis() - startedAt > STABLE_MILLIS ? 1 : restartsInARow + 1;
      child = null;
      if (restartsInARow > MAX_RESTARTS_IN_A_ROW) {
        LOG.error(
            "{} ended {} times in a row and stays down; see its log", part.name(), restartsInARow);
        return;
      }
    }
    LOG.warn("{} (process {}) has ended by itself and is started again", part.name(), which.pid());
    try {
      onRestart.run();
      start();
    } catch (RuntimeException e) {
      LOG.error("{} could not be started again: {}", part.name(), e.getMessage());
      ended(which);
    }
  }

  void stop() {
    Child running;
    synchronized (this) {
      stopping = true;
      running = child;
    }
    if (running != null) {
      running.stop();
    }
  }

  /** Its name, state, process and how often it was started again. */
  synchronized Map<String, Object> health() {
    Child running = child;
    boolean up = running != null && running.isAlive();
    return Map.of(
        "name",
        part.name(),
        "state",
        up ? "running" : "down",
        "pid",
        up && running != null ? running.pid() : 0L,
        "restarts",
        restarts);
  }
}
