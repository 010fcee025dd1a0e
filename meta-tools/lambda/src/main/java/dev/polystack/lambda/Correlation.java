package dev.polystack.lambda;

import java.util.Optional;
import java.util.regex.Pattern;
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

  /** The name, in log lines, of the id of the event that is being handled. */
  public static final String EVENT_KEY = "eventId";

  /** The header of a request and its answer that carries the id, in lower case. */
  public static final String HEADER = "x-correlation-id";

  /** No more than the contract of events allows, and nothing that could forge a log line. */
  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

  private final String id;
  private final @Nullable String outer;
  private final @Nullable String outerEvent;

  private Correlation(String id) {
    this.id = id;
    this.outer = MDC.get(KEY);
    this.outerEvent = MDC.get(EVENT_KEY);
    MDC.put(KEY, id);
    MDC.remove(EVENT_KEY);
  }

  /** Opens the id for this thread. */
  public static Correlation of(String id) {
    return new Correlation(id);
  }

  /**
   * The id that a caller has chosen for its request, unless it chose none, or one that is not fit.
   */
  public static Optional<String> chosen(@Nullable String header) {
    return Optional.ofNullable(header).filter(FIT.asMatchPredicate());
  }

  /**
   * Lets every log line also say which event is being handled, so that its effects are told apart.
   */
  public Correlation handling(String eventId) {
    MDC.put(EVENT_KEY, eventId);
    return this;
  }

  /** The id itself. */
  public String id() {
    return id;
  }

  /** Gives the thread back the id that was open before, if any. */
  @Override
  public void close() {
    restore(KEY, outer);
    restore(EVENT_KEY, outerEvent);
  }

  private static void restore(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
