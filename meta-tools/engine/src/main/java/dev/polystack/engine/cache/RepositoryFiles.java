package dev.polystack.engine.cache;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.fingerprint.FileFingerprints;
import dev.polystack.workspace.fingerprint.FingerprintBuilder;
import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.WorkTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The files that people wrote: in a checkout of git what git tracks or would track, also in its
 * submodules, elsewhere all but hidden ones. Each repository is looked at once.
 */
public final class RepositoryFiles {

  private static final Set<String> MADE_BY_TOOLS = Set.of("target", "node_modules", "cdk.out");

  /** How git tells of a submodule that it tracks: a tag, and the mode of its entry. */
  private static final String SUBMODULE = "H 160000 ";

  private final Map<Path, NavigableSet<String>> known = new ConcurrentHashMap<>();

  /**
   * Adds paths and contents of the files beneath a folder to a fingerprint. A symbolic link counts
   * by where it points, and is not followed.
   *
   * @param counts whether a file counts, by its path relative to the folder, with slashes
   * @throws IOException if a file cannot be read
   */
  public void addTo(
      FingerprintBuilder fingerprint,
      FileFingerprints fingerprints,
      Path repository,
      Path folder,
      Predicate<String> counts)
      throws IOException {
    for (String path : beneath(repository, folder)) {
      if (!counts.test(path)) {
        continue;
      }
      Path file = folder.resolve(path);
      BasicFileAttributes attributes;
      try {
        attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        continue; // Git tracks it still.
      }
      if (attributes.isSymbolicLink()) {
        fingerprint.add("link " + path, Files.readSymbolicLink(file).toString());
      } else if (attributes.isRegularFile()) {
        fingerprint.add("file " + path, fingerprints.ofFile(file));
      }
    }
  }

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

  /**
   * What git tracks beneath a folder now, by paths relative to it; nothing where there is no git.
   */
  static Set<String> tracked(Path folder) throws IOException {
    return WorkTree.of(folder).isEmpty()
        ? Set.of()
        : new HashSet<>(answer(folder, "ls-files", "-z", "--recurse-submodules"));
  }

  private static NavigableSet<String> list(Path repository) {
    try {
      NavigableSet<String> files = new TreeSet<>();
      if (WorkTree.of(repository).isPresent()) {
        addTrackedOrNew(repository, "", files);
      }
      // Nothing is tracked in a folder that is ignored as a whole, such as a workspace within one.
      return files.isEmpty() ? walked(repository) : files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + repository, e);
    }
  }

  private static void addTrackedOrNew(Path checkout, String prefix, Set<String> files)
      throws IOException {
    for (String entry :
        answer(
            checkout,
            "ls-files",
            "-z",
            "-t",
            "--stage",
            "--cached",
            "--others",
            "--exclude-standard")) {
      // "H MODE OBJECT STAGE<tab>PATH" of what is tracked, "? PATH" of what is not.
      int path = entry.startsWith("?") ? 2 : entry.indexOf('\t') + 1;
      String name = entry.substring(path);
      if (!entry.startsWith(SUBMODULE)) {
        files.add(prefix + name);
      } else if (WorkTree.isTop(checkout.resolve(name))) {
        addTrackedOrNew(checkout.resolve(name), prefix + name + "/", files);
      }
    }
  }

  private static List<String> answer(Path folder, String... question) throws IOException {
    Process git = Git.in(folder).builder(question).redirectError(Redirect.DISCARD).start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.onExit().join().exitValue() != 0) {
      throw new UserError(
          "git does not list the files of %s: see what `git status` says there.".formatted(folder));
    }
    List<String> items = new ArrayList<>();
    int start = 0;
    for (int end = output.indexOf('\0'); end >= 0; end = output.indexOf('\0', start)) {
      items.add(output.substring(start, end));
      start = end + 1;
    }
    return items;
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
