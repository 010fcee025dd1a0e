package dev.polystack.engine.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Lines for people: in colours on a terminal, plain anywhere else. */
public final class Console {

  /** How a line is meant. */
  public enum Tone {
    /** As it is. */
    PLAIN("0"),
    /** Went well. */
    GOOD("32"),
    /** Did not. */
    BAD("31"),
    /** Worth a look. */
    NOTE("33"),
    /** Beside the point. */
    QUIET("2"),
    /** Begins something. */
    TITLE("1");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final boolean coloured;
  private final boolean live;
  private final Footer footer;

  private Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.live = terminal && !"dumb".equals(System.getenv("TERM"));
    this.coloured = live && System.getenv("NO_COLOR") == null;
    this.footer = new Footer(out);
  }

  /**
   * The standard output. The meta script says whether that is a terminal, in a property of this JVM
   * so that no program that this one starts takes it for its own output's.
   */
  public static Console standard() {
    return new Console(System.out, Boolean.getBoolean("meta.terminal.output"));
  }

  /** Whether lines can be drawn anew in their place. */
  public boolean isLive() {
    return live;
  }

  /** Shows these lines beneath all others, in the place of those shown before; live only. */
  synchronized void footer(List<String> lines) {
    if (live) {
      footer.set(lines);
    }
  }

  /** The standard error, for what must not mix with the answer of a command. */
  public static Console standardError() {
    return new Console(System.err, false);
  }

  /** Somewhere else, always plain. */
  public static Console plain(PrintStream out) {
    return new Console(out, false);
  }

  /** Whether children may write colours too. */
  public boolean coloured() {
    return coloured;
  }

  /** One line. */
  public synchronized void line(String text) {
    if (live) {
      footer.above(text + "\n");
    } else {
      out.println(text);
      out.flush();
    }
  }

  /** Whatever is printed meanwhile stands together: lines of other threads come before or after. */
  synchronized void together(Runnable printing) {
    printing.run();
  }

  /** One line in a tone. */
  public void line(Tone tone, String text) {
    line(paint(tone, text));
  }

  /** A task's line: what, how it went, and how long it took. */
  public void task(Tone tone, String task, String state, Duration took) {
    line(
        "  "
            + padded(task, 26)
            + " "
            + paint(tone, padded(state, 28))
            + " "
            + paint(Tone.QUIET, seconds(took)));
  }

  /** Text with blanks behind it as far as there is room; quicker than a format, for many lines. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Text in a tone, if there are colours. */
  public String paint(Tone tone, String text) {
    return coloured && tone != Tone.PLAIN
        ? "\u001b[%sm%s\u001b[0m".formatted(tone.code, text)
        : text;
  }

  /** A duration for people. */
  public static String seconds(Duration duration) {
    // Not as a fraction: to format one loads the locales' data, which takes as long as a short
    // command.
    long tenths = (duration.toMillis() + 50) / 100;
    String text = tenths / 10 + "." + tenths % 10;
    return " ".repeat(Math.max(0, 5 - text.length())) + text + " s";
  }
}
