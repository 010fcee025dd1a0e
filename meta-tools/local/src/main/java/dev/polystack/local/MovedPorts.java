package dev.polystack.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Brings addresses that were published under an old port to the new one, in the kept state. */
final class MovedPorts {

  private MovedPorts() {}

  /**
   * Rewrites every address on this machine in the state's JSON files.
   *
   * @param moved the old port, in digits, to the new one; one's new port may be another's old one
   */
  static void rewrite(Path state, Map<String, Integer> moved) {
    if (moved.isEmpty()) {
      return;
    }
    Pattern address =
        Pattern.compile(
            "(127\\.0\\.0\\.1|localhost):(" + String.join("|", moved.keySet()) + ")\\b");
    try (Stream<Path> files = Files.list(state)) {
      List<Path> json = files.filter(each -> each.toString().endsWith(".json")).toList();
      for (Path file : json) {
        rewrite(file, address, moved);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rewrite addresses in " + state, e);
    }
  }

  /** In place of the whole file only when all of it is written. */
  private static void rewrite(Path file, Pattern address, Map<String, Integer> moved)
      throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    int written = 0;
    try (FileChannel from = FileChannel.open(file);
        FileChannel to = FileChannel.open(half, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer bytes = from.map(MapMode.READ_ONLY, 0, from.size());
      Matcher found = address.matcher(new Bytes(bytes));
      while (found.find()) {
        write(bytes.slice(written, found.start(2) - written), to);
        write(US_ASCII.encode(String.valueOf(moved.get(found.group(2)))), to);
        written = found.end();
      }
      if (written > 0) {
        write(bytes.slice(written, bytes.limit() - written), to);
      }
    }
    if (written > 0) {
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(half);
    }
  }

  private static void write(ByteBuffer bytes, FileChannel to) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /**
   * A text of single bytes, which is enough to find what is ASCII: the state of many functions,
   * with all their code, is larger than this process's memory.
   */
  private record Bytes(ByteBuffer bytes) implements CharSequence {

    @Override
    public int length() {
      return bytes.limit();
    }

    @Override
    public char charAt(int index) {
      return (char) (bytes.get(index) & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Bytes(bytes.slice(start, end - start));
    }

    @Override
    public String toString() {
      return ISO_8859_1.decode(bytes.duplicate()).toString();
    }
  }
}
