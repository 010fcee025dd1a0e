package dev.polystack.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** What the system says of a file, in words: a full disk, a folder that may not be written. */
public final class FileFaults {

  private FileFaults() {}

  /** What could not be done, and why. */
  public static String words(UncheckedIOException fault) {
    IOException cause = Objects.requireNonNull(fault.getCause());
    String said = Objects.requireNonNullElse(fault.getMessage(), "");
    return said.isEmpty() || said.equals(cause.toString())
        ? "%s: %s".formatted(subject(cause), reason(cause))
        : "%s: %s".formatted(said, reason(cause));
  }

  private static String subject(IOException cause) {
    return cause instanceof FileSystemException file && file.getFile() != null
        ? file.getFile()
        : "A file cannot be read or written";
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    String said =
        cause instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : cause.getMessage();
    return Objects.requireNonNullElse(said, cause.toString());
  }
}
