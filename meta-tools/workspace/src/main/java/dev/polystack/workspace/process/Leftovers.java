package dev.polystack.workspace.process;

import dev.polystack.workspace.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What runs that were killed may have left: their watchdogs end it, but that takes a moment, and a
 * watchdog may be killed too. So each run leaves a note while it lasts, and the next one sees to it
 * that nothing of a run without an end is alive when it begins.
 */
public final class Leftovers implements AutoCloseable {

  private static final String SUFFIX = ".mark";

  private final Path note;

  private Leftovers(Path note) {
    this.note = note;
  }

  /**
   * Ends what earlier runs left, and leaves a note of this one.
   *
   * @param folder where runs of the same work folder leave their notes; it exists
   */
  public static Leftovers endIn(Path folder) {
    try {
      List<Path> dead = notes(folder);
      dead.removeIf(Leftovers::isAlive);
      if (!dead.isEmpty()) {
        ProcessTree.end(Set.of(), marks(dead));
      }
      for (Path other : dead) {
        Files.deleteIfExists(other);
      }
      Path note = folder.resolve(ProcessHandle.current().pid() + SUFFIX);
      WholeFile.write(note, List.of(Mark.RUN));
      return new Leftovers(note);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + folder, e);
    }
  }

  /** What stands in notes. Every process with any mark has one that begins like an empty one. */
  static List<String> marks(List<Path> notes) throws IOException {
    List<String> marks = new ArrayList<>();
    for (Path note : notes) {
      String mark = Files.readString(note).strip();
      if (!mark.isEmpty()) {
        marks.add(mark);
      }
    }
    return marks;
  }

  private static List<Path> notes(Path folder) throws IOException {
    List<Path> notes = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      all.forEach(notes::add);
    }
    return notes;
  }

  /** A process of the same id that is another one only lets a note lie for longer. */
  private static boolean isAlive(Path note) {
    String name = note.getFileName().toString();
    long pid = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
  }

  /** This run has come to its end. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + note, e);
    }
  }
}
