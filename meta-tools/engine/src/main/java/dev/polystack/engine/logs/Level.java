package dev.polystack.engine.logs;

import java.util.Locale;

/** How bad a line is, in the order of badness. */
public enum Level {
  /** For whoever looks into one function. */
  TRACE,
  /** For whoever looks for a fault. */
  DEBUG,
  /** What happens every day; also what says nothing about itself. */
  INFO,
  /** What may become a fault. */
  WARN,
  /** A fault. */
  ERROR;

  /** By its name in any case; what is unknown is information. */
  static Level of(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "TRACE" -> TRACE;
      case "DEBUG" -> DEBUG;
      case "WARN", "WARNING" -> WARN;
      case "ERROR", "FATAL", "CRITICAL" -> ERROR;
      default -> INFO;
    };
  }
}
