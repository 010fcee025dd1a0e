package dev.polystack.engine.dlq;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, for people. */
public final class Age {

  private Age() {}

  /** In the largest two units that say something: {@code 3 d 4 h}, {@code 2 min 5 s}. */
  public static String of(Instant time) {
    Duration age = Duration.between(time, Instant.now());
    if (age.toDays() > 0) {
      return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
    }
    if (age.toHours() > 0) {
      return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
    }
    return age.toMinutes() > 0
        ? "%d min %d s".formatted(age.toMinutes(), age.toSecondsPart())
        : "%d s".formatted(Math.max(0, age.toSeconds()));
  }
}
