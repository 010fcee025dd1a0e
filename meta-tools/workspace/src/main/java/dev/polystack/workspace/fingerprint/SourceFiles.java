package dev.polystack.workspace.fingerprint;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the files of a folder that people wrote. */
final class SourceFiles {

  private static final Set<String> MADE_BY_TOOLS =
      Set.of("target", "node_modules", "cdk.out", ".git", ".polystack");

  private SourceFiles() {}

  /** By path relative to the folder, with slashes on every system, in order. */
  static SortedMap<String, BasicFileAttributes> in(Path folder) throws IOException {
    var files = new TreeMap<String, BasicFileAttributes>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            boolean made = MADE_BY_TOOLS.contains(String.valueOf(visited.getFileName()));
            return made && !visited.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(folder.relativize(file).toString().replace('\\', '/'), attributes);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
