package dev.polystack.engine.logs;

/**
 * Which lines are wanted.
 *
 * @param correlationId only those of this request; all if it is empty
 * @param level only those that are at least so bad
 */
public record LogQuery(String correlationId, Level level) {

  boolean wants(LogLine line) {
    return line.level().compareTo(level) >= 0
        && (correlationId.isEmpty()
            || line.correlationId().equals(correlationId)
            || line.raw().contains(correlationId));
  }
}
