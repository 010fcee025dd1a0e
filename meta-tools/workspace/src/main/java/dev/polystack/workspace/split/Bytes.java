package dev.polystack.workspace.split;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What git's objects hold may be in any encoding, so here it is text in which each character is a
 * byte.
 */
final class Bytes {

  /** This one keeps every byte. */
  static final Charset CHARSET = StandardCharsets.ISO_8859_1;

  private Bytes() {}

  /** A name of a tag, a branch or a file, as git keeps it: in UTF-8. */
  static String of(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), CHARSET);
  }
}
