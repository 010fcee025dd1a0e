package dev.polystack.engine.dlq;

/**
 * Why a message could not be handled.
 *
 * @param text for people
 * @param source who says so
 */
public record Reason(String text, String source) {

  static final Reason UNKNOWN =
      new Reason("unknown: it carries no reason, and no function's log tells of it", "nobody");
}
