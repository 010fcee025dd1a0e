package dev.polystack.engine.output;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of the terminal that the output goes to.
 *
 * @param columns characters in a line
 * @param rows lines
 */
record Terminal(int columns, int rows) {

  /** What every terminal has at least. */
  static final Terminal USUAL = new Terminal(80, 24);

  private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");

  /** Asks the terminal that this process was started from. */
  static Terminal current() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(new File("/dev/null"))
              .start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher size = SIZE.matcher(answer);
      if (size.matches() && !size.group(1).equals("0") && !size.group(2).equals("0")) {
        return new Terminal(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)));
      }
    } catch (IOException e) {
      return USUAL; // It has no name, or there is no stty.
    }
    return USUAL;
  }
}
