package dev.polystack.engine.cache;

import dev.polystack.engine.UserError;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that people wrote: in a checkout of git what git tracks or would track, elsewhere all
 * but hidden ones. Each repository is looked at once.
 */
final class RepositoryFiles {

  private static final Set<String> MADE_BY_TOOLS = Set.of("target", "node_modules", "cdk.out");

  private final Map<Path, NavigableSet<String>> known = new ConcurrentHashMap<>();

  /** The files beneath a folder of a repository, by their paths relative to the folder. */
  List<String> beneath(Path repository, Path folder) {
    NavigableSet<String> all = known.computeIfAbsent(repository, RepositoryFiles::list);
    String prefix = repository.relativize(folder).toString().replace('\\', '/');
    if (prefix.isEmpty()) {
      return List.copyOf(all);
    }
    // Zero follows the slash in the order of characters.
    List<String> beneath = new ArrayList<>();
    for (String path : all.subSet(prefix + "/", true, prefix + "0", false)) {
      beneath.add(path.substring(prefix.length() + 1));
    }
    return beneath;
  }

  private static NavigableSet<String> list(Path repository) {
    try {
      NavigableSet<String> tracked =
          isTracked(repository) ? tracked(repository) : Collections.emptyNavigableSet();
      // Nothing is tracked in a folder that is ignored as a whole, such as a workspace within one.
      return tracked.isEmpty() ? walked(repository) : tracked;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + repository, e);
    }
  }

  private static boolean isTracked(Path folder) {
    return Files.exists(folder.resolve(".git"))
        || folder.getParent() != null && isTracked(folder.getParent());
  }

  private static NavigableSet<String> tracked(Path repository) throws IOException {
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .directory(repository.toFile())
            .redirectError(new File("/dev/null"))
            .start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.onExit().join().exitValue() != 0) {
      throw new UserError(
          "git does not list the files of %s: see what `git status` says there."
              .formatted(repository));
    }
    NavigableSet<String> files = new TreeSet<>();
    int start = 0;
    for (int end = output.indexOf('\0'); end >= 0; end = output.indexOf('\0', start)) {
      files.add(output.substring(start, end));
      start = end + 1;
    }
    return files;
  }

  private static NavigableSet<String> walked(Path repository) throws IOException {
    NavigableSet<String> files = new TreeSet<>();
    int prefix = repository.toString().length() + 1; // quicker than to relativize each
    Files.walkFileTree(
        repository,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean left = name.startsWith(".") || MADE_BY_TOOLS.contains(name);
            return left && !folder.equals(repository)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file.toString().substring(prefix).replace('\\', '/'));
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
