package dev.polystack.engine.repositories;

import dev.polystack.engine.repositories.Move.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in a checkout's git folder that says which move is under way. It is there whole before git
 * begins, and gone when git is through.
 *
 * @param file where it is
 */
record MoveNote(Path file) {

  /** What stands for no branch: none begins with it. */
  private static final String NO_BRANCH = "-";

  private static final Pattern TEXT =
      Pattern.compile("(FORWARD|DETACH) (\\S+) ([0-9a-f]{40,64}) ([0-9a-f]{40,64})\n");

  /** That of a checkout. */
  static MoveNote in(Path gitFolder) {
    return new MoveNote(gitFolder.resolve("polystack-move"));
  }

  /** The move that a run has begun with, if it did not come to the end of it. */
  Optional<Move> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Matcher text = TEXT.matcher(Files.readString(file));
      return text.matches() ? Optional.of(move(text)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Move move(Matcher text) {
    return new Move(
        Kind.valueOf(text.group(1)),
        Optional.of(text.group(2)).filter(branch -> !branch.equals(NO_BRANCH)),
        text.group(3),
        text.group(4));
  }

  void write(Move move) {
    String text =
        "%s %s %s %s\n"
            .formatted(move.kind(), move.branch().orElse(NO_BRANCH), move.from(), move.to());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  void remove() {
    delete(file);
  }

  /** Removes a file of the git folder that the note is in. */
  void removeBeside(String name) {
    delete(file.resolveSibling(name));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
