package dev.polystack.engine.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one run makes its clones. Each run has a place of its own: what a killed one has started
 * may go on for a moment, and must not meet what the next one does.
 */
final class Scratch implements AutoCloseable {

  private static final String PREFIX = "run-";

  private final Path home;
  private int folders;

  private Scratch(Path home) {
    this.home = home;
  }

  /** A new one, and no others: what earlier runs left is deleted. */
  static Scratch in(Path release) {
    try (Stream<Path> there = Files.list(release)) {
      there
          .filter(each -> String.valueOf(each.getFileName()).startsWith(PREFIX))
          .forEach(Scratch::delete);
      return new Scratch(Files.createTempDirectory(release, PREFIX));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot work in " + release, e);
    }
  }

  /** A folder that is not there yet, with a name for people. */
  Path folder(String name) {
    folders++;
    try {
      return Files.createDirectory(home.resolve(String.valueOf(folders))).resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder in " + home, e);
    }
  }

  @Override
  public void close() {
    delete(home);
  }

  /** As far as it goes: a program of a killed run may still be writing there. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // The next run deletes the rest.
    }
  }
}
