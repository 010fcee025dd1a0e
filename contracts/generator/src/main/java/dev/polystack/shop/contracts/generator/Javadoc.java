package dev.polystack.shop.contracts.generator;

/** Makes plain text safe to stand in a documentation comment. */
final class Javadoc {

  private Javadoc() {}

  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;");
  }
}
