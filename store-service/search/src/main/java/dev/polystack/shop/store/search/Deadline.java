package dev.polystack.shop.store.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Until when an answer is of use: a function that is stopped in the middle answers nothing at all,
 * not even that the index is away.
 */
public record Deadline(Instant end, InstantSource clock) {

  /** For whoever is not stopped. */
  public static final Deadline NEVER = new Deadline(Instant.MAX, () -> Instant.EPOCH);

  /** The end of a time that begins now. */
  public static Deadline in(Duration time) {
    InstantSource clock = InstantSource.system();
    return new Deadline(clock.instant().plus(time), clock);
  }

  /** Whether something that takes so long, begun now, ends in time. */
  public boolean allows(Duration time) {
    return !clock.instant().plus(time).isAfter(end);
  }
}
