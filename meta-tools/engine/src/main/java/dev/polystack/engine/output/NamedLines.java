package dev.polystack.engine.output;

import dev.polystack.engine.output.Console.Tone;
import java.util.Collection;

/**
 * Lines of programs that run at the same time, each behind the name of the one that said it, as
 * Docker Compose shows them: nothing has to be held back to tell them apart.
 */
public final class NamedLines {

  private final Console console;
  private final int width;

  /** For programs of these names. */
  public NamedLines(Console console, Collection<String> names) {
    this.console = console;
    this.width = names.stream().mapToInt(String::length).max().orElse(0);
  }

  /** Shows what one of them has said. */
  public void line(String name, String text) {
    console.line(console.paint(Tone.QUIET, "  " + Console.padded(name, width) + " | ") + text);
  }
}
