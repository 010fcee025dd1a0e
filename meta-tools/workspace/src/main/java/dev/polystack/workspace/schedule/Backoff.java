package dev.polystack.workspace.schedule;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before trying again: exponential, with full jitter.
 *
 * @param retries how often to try again after the first time
 * @param base the longest first wait; each following one may be twice as long
 * @param cap the longest wait of all
 * @see <a
 *     href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 *     Backoff And Jitter</a>
 */
public record Backoff(int retries, Duration base, Duration cap) {

  /** The wait before a retry, which is counted from 1. */
  public Duration before(int retry, DoubleSupplier random) {
    double longest =
        Math.min(cap.toMillis(), base.toMillis() * Math.pow(2, Math.max(0, retry - 1)));
    return Duration.ofMillis(Math.round(longest * random.getAsDouble()));
  }
}
