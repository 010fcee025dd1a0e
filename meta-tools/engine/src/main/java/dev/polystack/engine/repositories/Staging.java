package dev.polystack.engine.repositories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where repositories are cloned to before they stand in their place, on the same file system. So
 * what stands in a place is always whole, whenever the command is killed, and what is left here is
 * of no use to anybody.
 */
final class Staging {

  private final Path folder;

  /** In a workspace. */
  Staging(Path root) {
    this.folder = root.resolve(".polystack").resolve("clone");
  }

  /** Takes away what an earlier command left. */
  void clean() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      left.forEach(Staging::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
  }

  /** A place that nobody else uses; it does not exist yet, and the folder that holds it does. */
  Path place() {
    try {
      return Files.createDirectories(folder).resolve(UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }

  /**
   * Moves a whole folder to where it belongs, in one step.
   *
   * @throws IOException if there is something already that is not an empty folder
   */
  static void settle(Path place, Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.move(place, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether there is nothing at a path, or an empty folder. */
  static boolean isFree(Path path) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (Stream<Path> content = Files.list(path)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      return false; // a file, or a folder that may not be read: both are somebody's
    }
  }

  /**
   * Deletes a folder with everything in it. A git that outlives a killed command may still write
   * there for a moment; what it adds then is left to the next command.
   */
  static void delete(Path path) {
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      // Whatever is still written here is of no use, and no name is used twice.
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
