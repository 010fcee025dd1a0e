package dev.polystack.shop.journey;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a journey to whoever watches the terminal. */
final class Narrator {

  private final PrintStream out;
  private final boolean coloured;
  private int chapter;

  Narrator(PrintStream out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /**
   * A narrator on the standard output; in colours unless NO_COLOR is set, as meta does in pipes.
   */
  static Narrator onTerminal() {
    return new Narrator(System.out, System.getenv("NO_COLOR") == null);
  }

  /** Begins a numbered chapter. */
  void chapter(String title) {
    out.println();
    out.println(paint("1", ++chapter + ". " + title));
  }

  /** What went over the wire, or where it was seen. */
  void says(String where, String what) {
    out.println("   %s %s".formatted(paint("36", "%-14s".formatted(where)), what));
  }

  /** Like {@link #says}, with the time that it took. */
  void says(String where, String what, Duration took) {
    says(where, "%-64s %s".formatted(what, paint("33", "%5d ms".formatted(took.toMillis()))));
  }

  private String paint(String code, String text) {
    return coloured ? "\u001b[%sm%s\u001b[0m".formatted(code, text) : text;
  }
}
