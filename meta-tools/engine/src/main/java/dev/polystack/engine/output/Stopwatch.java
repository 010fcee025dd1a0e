package dev.polystack.engine.output;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the time went. */
public final class Stopwatch {

  private final long start = System.nanoTime();
  private long lap = start;
  private final Map<String, Duration> laps = new LinkedHashMap<>();

  /** Ends a lap and names it. */
  public void lap(String name) {
    long now = System.nanoTime();
    laps.put(name, Duration.ofNanos(now - lap));
    lap = now;
  }

  /** All laps and their sum, in one line. */
  public String summary() {
    return "Time: "
        + laps.entrySet().stream()
            .map(each -> each.getKey() + " " + Console.seconds(each.getValue()).strip())
            .collect(Collectors.joining(", "))
        + "; in all "
        + Console.seconds(Duration.ofNanos(lap - start)).strip();
  }
}
