package dev.polystack.engine.cache;

import dev.polystack.engine.cache.Result.Kind;
import dev.polystack.engine.cache.Result.Output;
import dev.polystack.workspace.file.WholeFile;
import dev.polystack.workspace.fingerprint.FileFingerprints;
import dev.polystack.workspace.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * What tasks made, by content: files, and links as the text of where they point.
 *
 * @param objects the folder that holds it
 */
record OutputStore(Path objects, FileFingerprints fingerprints) {

  /** Keeps what stands at a path of a folder. */
  Output keep(Path folder, String path, BasicFileAttributes there) throws IOException {
    Path file = folder.resolve(path);
    Output output = new Output(path, content(file, there), kind(file, there));
    Path object = object(output);
    if (Files.exists(object)) {
      return output;
    }
    if (output.kind() == Kind.LINK) {
      WholeFile.write(object, List.of(Files.readSymbolicLink(file).toString()));
    } else {
      WholeFile.copy(file, object);
    }
    return output;
  }

  /** Whether what stands at the output's path is the output. */
  boolean isThere(Path folder, Output output, BasicFileAttributes there) throws IOException {
    Path file = folder.resolve(output.path());
    return kind(file, there) == output.kind() && content(file, there).equals(output.content());
  }

  /** Whether {@link #restore} can do it: nobody has cleared the store, or made a folder there. */
  boolean canRestore(Path folder, Output output) {
    return Files.exists(object(output))
        && !Files.isDirectory(folder.resolve(output.path()), LinkOption.NOFOLLOW_LINKS);
  }

  /** Puts the output where it was made. */
  void restore(Path folder, Output output) throws IOException {
    Path file = folder.resolve(output.path());
    Files.createDirectories(file.resolveSibling(""));
    if (output.kind() == Kind.LINK) {
      WholeFile.link(file, Path.of(String.join("\n", Files.readAllLines(object(output)))));
    } else {
      WholeFile.copy(object(output), file);
      file.toFile().setExecutable(output.kind() == Kind.PROGRAM);
    }
  }

  private Path object(Output output) {
    return TaskCache.place(objects, output.content());
  }

  private static Kind kind(Path file, BasicFileAttributes there) {
    if (there.isSymbolicLink()) {
      return Kind.LINK;
    }
    return Files.isExecutable(file) ? Kind.PROGRAM : Kind.FILE;
  }

  private String content(Path file, BasicFileAttributes there) throws IOException {
    Fingerprint content =
        there.isSymbolicLink()
            ? Fingerprint.builder().add("link", Files.readSymbolicLink(file).toString()).build()
            : fingerprints.ofFile(file);
    return content.value();
  }
}
