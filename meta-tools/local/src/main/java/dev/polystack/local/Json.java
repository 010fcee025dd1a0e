package dev.polystack.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** JSON text and files. */
public final class Json {

  /** For everything that this module reads and writes. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Root keys are in some of the files. Windows knows no such permissions. */
  private static final FileAttribute<?>[] OWNER_ONLY =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  private Json() {}

  /** Writes a file so that nobody ever sees half of it, and nobody but its owner any of it. */
  public static void write(Path file, Object value) {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(half);
      Files.createFile(half, OWNER_ONLY);
      Files.writeString(half, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Reads text that is known to be JSON. */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
