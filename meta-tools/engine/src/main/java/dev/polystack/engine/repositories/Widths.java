package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.Transport;
import dev.polystack.workspace.schedule.Backoff;
import java.time.Duration;

/**
 * How many connections there are at a time.
 *
 * @param all in all
 * @param host to one host
 */
public record Widths(int all, int host) {

  /** Waiting costs little, so these are far more than there are processors. */
  public static final Widths USUAL = new Widths(64, 50);

  private static final Backoff BACKOFF =
      new Backoff(4, Duration.ofSeconds(1), Duration.ofSeconds(15));

  Transport transport() {
    return new Transport(host, BACKOFF);
  }
}
