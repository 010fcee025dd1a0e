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
   * Asks on the standard output and reads an answer from the standard input.
   *
   * @param what is about to happen
   * @param option that leaves the question out, for the message
   * @throws UserError unless the answer is yes
   */
  static void ask(String what, String option) {
    System.out.printf("%s%nGo on? [y/N] ", what);
    System.out.flush();
    try {
      // Not closed: the standard input is the process's.
      String answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
        throw new UserError("Nothing was done. Answer y, or give %s.".formatted(option));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the answer cannot be read", e);
    }
  }
}
