package dev.polystack.workspace.git;

import java.util.regex.Pattern;

/**
 * What lets somebody in, where a URL has it: {@code https://user:password@host/path}. Continuous
 * integration clones like this, and a token may stand in the user's place alone. Git needs it;
 * nobody who reads a message or a file does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1">RFC 3986, 3.2.1</a>
 */
public final class Credentials {

  private static final Pattern IN_URL = Pattern.compile("(?i)(\\bhttps?://)[^/?#\\s]*@");

  private Credentials() {}

  /** The same text, in which no http or https URL names a user or a password. */
  public static String removedFrom(String text) {
    return IN_URL.matcher(text).replaceAll("$1");
  }
}
