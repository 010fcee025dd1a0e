package dev.polystack.workspace.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Fingerprints of files and folders, with a memory of what was hashed before: a file whose size,
 * times of change and inode are still the same is not read again. Safe for use by several threads.
 */
public final class FileFingerprints {

  private final Memory memory;

  private FileFingerprints(Memory memory) {
    this.memory = memory;
  }

  /**
   * Starts with what an earlier run remembered.
   *
   * @param memory the file to read it from and {@link #save} it to. One that is missing or damaged
   *     only costs time.
   */
  public static FileFingerprints open(Path memory) {
    return new FileFingerprints(Memory.read(memory));
  }

  /**
   * Of a file's content.
   *
   * @throws IOException if it cannot be read
   */
  public Fingerprint ofFile(Path file) throws IOException {
    Path path = file.toAbsolutePath().normalize();
    var stamp = Stamp.of(path);
    var known = memory.recall(path, stamp);
    if (known.isPresent()) {
      return known.get();
    }
    var fingerprint = Sha256.of(path);
    memory.remember(path, stamp, fingerprint);
    return fingerprint;
  }

  /**
   * Of every file in a folder: path relative to it, and content. Folders that hold what tools make
   * ({@code target}, {@code node_modules}, {@code cdk.out}, {@code .git}, {@code .polystack}) are
   * left out; a symbolic link counts by where it points, and is not followed.
   *
   * @throws IOException if something in it cannot be read
   */
  public Fingerprint ofFolder(Path folder) throws IOException {
    return ofFolder(folder, path -> true);
  }

  /**
   * Of some files in a folder, otherwise as {@link #ofFolder(Path)}.
   *
   * @param counts whether a file counts, by its path relative to the folder, with slashes
   * @throws IOException if something in it cannot be read
   */
  public Fingerprint ofFolder(Path folder, Predicate<String> counts) throws IOException {
    var fingerprint = Fingerprint.builder();
    for (Map.Entry<String, BasicFileAttributes> entry : SourceFiles.in(folder).entrySet()) {
      String path = entry.getKey();
      if (!counts.test(path)) {
        continue;
      }
      Path file = folder.resolve(path);
      if (entry.getValue().isSymbolicLink()) {
        fingerprint.add("link " + path, Files.readSymbolicLink(file).toString());
      } else {
        fingerprint.add("file " + path, ofFile(file));
      }
    }
    return fingerprint.build();
  }

  /**
   * Writes the memory for the next run; another process never sees half of it.
   *
   * @throws IOException if it cannot be written
   */
  public void save() throws IOException {
    memory.save();
  }
}
