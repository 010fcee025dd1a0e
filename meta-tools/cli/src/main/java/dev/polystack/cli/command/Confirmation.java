package dev.polystack.cli.command;

import dev.polystack.engine.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;

/** Asks before something that cannot be taken back. */
final class Confirmation {

  private Confirmation() {}

  /**
   * Whether somebody sits at a terminal, reads there and can answer. The meta script says so: some
   * versions of Java since 22 have a System.console() without a terminal too.
   */
  static boolean isPossible() {
    return Boolean.getBoolean("meta.terminal.input") && Boolean.getBoolean("meta.terminal.output");
  }

  /**
   * Asks, and reads an answer from the standard input.
   *
   * @param what is about to happen
   * @param option that leaves the question out, for the message
   * @throws UserError unless the answer is yes
   */
  static void ask(String what, String option) {
    if (!isGiven("%s%nGo on?".formatted(what))) {
      throw new UserError("Nothing was done. Answer y, or give %s.".formatted(option));
    }
  }

  /** Asks, and answers whether the answer is yes. */
  static boolean isGiven(String question) {
    System.out.printf("%s [y/N] ", question);
    System.out.flush();
    try {
      // Not closed: the standard input is the process's.
      String answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be read", e);
    }
  }
}
