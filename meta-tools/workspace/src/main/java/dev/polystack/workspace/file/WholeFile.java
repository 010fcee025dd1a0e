package dev.polystack.workspace.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Replaces files so that nobody ever sees a part of one: the content is written beside the file
 * first and then takes its place. Whatever ends the process meanwhile, the file is what it was. The
 * folder is made if it is missing. Of two that replace a file at the same time the last one wins.
 */
public final class WholeFile {

  private static final AtomicInteger DRAFTS = new AtomicInteger();

  private WholeFile() {}

  /**
   * Writes lines, in UTF-8.
   *
   * @throws IOException if that cannot be done; the file is what it was then
   */
  public static void write(Path file, List<String> lines) throws IOException {
    replace(file, draft -> Files.write(draft, lines));
  }

  /**
   * Writes a text, in UTF-8.
   *
   * @throws IOException if that cannot be done; the file is what it was then
   */
  public static void write(Path file, String text) throws IOException {
    replace(file, draft -> Files.writeString(draft, text));
  }

  /**
   * Makes it a copy of another file.
   *
   * @throws IOException if that cannot be done; the file is what it was then
   */
  public static void copy(Path from, Path file) throws IOException {
    replace(file, draft -> Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING));
  }

  /**
   * Makes it a symbolic link.
   *
   * @throws IOException if that cannot be done; the file is what it was then
   */
  public static void link(Path file, Path target) throws IOException {
    replace(file, draft -> Files.createSymbolicLink(draft, target));
  }

  private interface Content {
    void writeTo(Path draft) throws IOException;
  }

  private static void replace(Path file, Content content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    // Not Files.createTempFile: its random numbers take a short command 10 ms.
    String name =
        "."
            + file.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "-"
            + DRAFTS.incrementAndGet();
    Path draft = folder.resolve(name);
    try {
      content.writeTo(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }
}
