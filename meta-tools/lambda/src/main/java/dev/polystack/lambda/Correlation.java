package dev.polystack.lambda;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The correlation id of the work in progress. While it is open, every log line of this thread
 * carries it.
 *
 * <pre>{@code
 * try (var correlation = Correlation.of(id)) {
 *   log.info("product created");
 * }
 * }</pre>
 *
 * <p>One request keeps one id from its first answer over queues and bus to the last effect.
 */
public final class Correlation implements AutoCloseable {

  /** The name of the id in log lines. */
  public static final String KEY = "correlationId";

  private final String id;
  private final @Nullable String outer;

  private Correlation(String id) {
    this.id = id;
    this.outer = MDC.get(KEY);
    MDC.put(KEY, id);
  }

  /** Opens the id for this thread. */
  public static Correlation of(String id) {
    return new Correlation(id);
  }

  /** The id itself. */
  public String id() {
    return id;
  }

  /** Gives the thread back the id that was open before, if any. */
  @Override
  public void close() {
    if (outer == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, outer);
    }
  }
}
