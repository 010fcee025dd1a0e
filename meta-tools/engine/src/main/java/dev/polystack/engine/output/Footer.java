package dev.polystack.engine.output;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines at the bottom of a terminal that are drawn anew in their place. Whatever is printed goes
 * above them and stays in the scrollback; the screen is the terminal's usual one.
 */
final class Footer {

  private final PrintStream out;
  private List<String> lines = List.of();
  private int drawn;

  Footer(PrintStream out) {
    this.out = out;
  }

  /** Prints text, which ends with a line's end, above the lines. */
  void above(String text) {
    draw(text);
  }

  /** Replaces the lines. Each has to be shorter than the terminal is wide. */
  void set(List<String> replacement) {
    if (!replacement.equals(lines)) {
      lines = List.copyOf(replacement);
      draw("");
    }
  }

  /** In one piece, so that the terminal never shows half of it. */
  private void draw(String text) {
    StringBuilder all = new StringBuilder();
    if (drawn > 0) {
      all.append("\u001b[").append(drawn).append("A\u001b[J"); // Up, and erases from there on.
    }
    all.append(text);
    lines.forEach(line -> all.append(line).append('\n'));
    drawn = lines.size();
    out.print(all);
    out.flush();
  }
}
