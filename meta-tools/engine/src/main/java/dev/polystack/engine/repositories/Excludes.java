package dev.polystack.engine.repositories;

import dev.polystack.workspace.file.WholeFile;
import dev.polystack.workspace.git.WorkTree;
import dev.polystack.workspace.manifest.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps git in the manifest's own checkout from taking the repositories beside it for new files:
 * {@code .git/info/exclude} is where what concerns one checkout only is ignored.
 */
final class Excludes {

  private final Path root;

  Excludes(Path root) {
    this.root = root;
  }

  void add(Collection<Repository> repositories) {
    Path folder = root.resolve(".git");
    if (!WorkTree.isTop(root) || !Files.isDirectory(folder)) {
      return; // no checkout, or a linked one, whose main one decides
    }
    Path file = folder.resolve("info").resolve("exclude");
    try {
      List<String> lines =
          new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
      Set<String> wanted = new LinkedHashSet<>(List.of("/.polystack/"));
      repositories.stream()
          .filter(repository -> Staging.isFree(repository.folder(root)))
          .forEach(repository -> wanted.add("/" + repository.name() + "/"));
      wanted.removeAll(lines);
      if (!wanted.isEmpty()) {
        lines.addAll(wanted);
        WholeFile.write(file, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
