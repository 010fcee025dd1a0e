package dev.polystack.engine.run;

import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which tasks of a run are done, written line by line while they end, so that whatever ends the run
 * leaves it right. The first line says which run it is.
 */
final class Journal implements AutoCloseable {

  private static final String DONE = "done ";

  private final Writer file;
  private final Set<String> doneBefore;

  private Journal(Writer file, Set<String> doneBefore) {
    this.file = file;
    this.doneBefore = doneBefore;
  }

  /**
   * Begins one, or goes on with the last.
   *
   * @param run what makes two runs the same
   * @throws UserError if it is to go on but the last run was another
   */
  static Journal open(WorkFolder work, String command, String phase, String run, boolean resume) {
    Path path = work.made("run").resolve(command + "-" + phase + ".journal");
    try {
      Set<String> done = resume ? done(path, run, command) : Set.of();
      Writer file =
          resume
              ? Files.newBufferedWriter(path, StandardOpenOption.APPEND)
              : Files.newBufferedWriter(path);
      Journal journal = new Journal(file, done);
      journal.write(resume ? "" : run); // Half a line of a run that was killed ends here.
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  private static Set<String> done(Path path, String run, String command) throws IOException {
    List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
    if (lines.isEmpty() || !lines.get(0).equals(run)) {
      throw new UserError(
          "There is nothing to resume: the last `meta %s` here was another one. Run it without --resume."
              .formatted(command));
    }
    Set<String> done = new HashSet<>();
    lines.stream()
        .filter(line -> line.startsWith(DONE))
        .forEach(line -> done.add(line.substring(DONE.length())));
    return done;
  }

  /** Whether the run that is resumed had done the task. */
  boolean isDone(String task) {
    return doneBefore.contains(task);
  }

  /** The task is done. */
  void done(String task) {
    try {
      write(DONE + task);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what is done", e);
    }
  }

  private void write(String line) throws IOException {
    file.write(line + "\n");
    file.flush();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what is done", e);
    }
  }
}
