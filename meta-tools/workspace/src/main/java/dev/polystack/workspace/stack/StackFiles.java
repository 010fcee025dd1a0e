package dev.polystack.workspace.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the {@value #NAME} files of a repository. There is no stack within a stack's folder. */
final class StackFiles {

  static final String NAME = "stack.yaml";

  private static final Set<String> MADE_BY_TOOLS =
      Set.of("target", "node_modules", "cdk.out", "build", "dist", "venv");

  private StackFiles() {}

  /** The files, in the order of their paths. */
  static List<Path> in(Path repository) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          repository,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              if (!folder.equals(repository) && isMadeByTools(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              Path file = folder.resolve(NAME);
              if (Files.isRegularFile(file)) {
                found.add(file);
                return FileVisitResult.SKIP_SUBTREE;
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + repository, e);
    }
    found.sort(null);
    return found;
  }

  private static boolean isMadeByTools(Path folder) {
    String name = String.valueOf(folder.getFileName());
    return name.startsWith(".") || MADE_BY_TOOLS.contains(name);
  }
}
