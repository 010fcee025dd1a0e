package dev.polystack.engine.repositories;

import dev.polystack.engine.repositories.FileChange.Entry;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a checkout as they are now, in git's terms. */
final class WorkFiles {

  private final Git git;

  WorkFiles(Git git) {
    this.git = git;
  }

  /** Those of these paths that there are; a folder is no file. */
  Map<String, Entry> at(Collection<String> paths) throws InterruptedException {
    Map<String, Entry> found = new HashMap<>();
    List<String> plain = new ArrayList<>();
    for (String path : paths) {
      Path file = file(path);
      if (Files.isSymbolicLink(file)) {
        found.put(path, new Entry(Entry.LINK, hash(target(file), "--stdin")));
      } else if (Files.isRegularFile(file) && path.indexOf('\n') >= 0) {
        found.put(path, new Entry(mode(file), hash("", "--", path)));
      } else if (Files.isRegularFile(file)) {
        plain.add(path);
      }
    }
    List<String> ids = hash(String.join("\n", plain), "--stdin-paths").lines().toList();
    for (int i = 0; i < ids.size(); i++) {
      found.put(plain.get(i), new Entry(mode(file(plain.get(i))), ids.get(i)));
    }
    return found;
  }

  boolean exists(String path) {
    return Files.exists(file(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether a plain file is shorter than a commit has it, and the same as far as it goes. */
  boolean isBeginningOf(String commit, String path) throws InterruptedException {
    Path file = file(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Path whole = Files.createTempFile("whole", null);
      try {
        return git.runInto(whole, "cat-file", "--filters", commit + ":" + path).succeeded()
            && Files.size(file) < Files.size(whole)
            && (Files.size(file) == 0 || Files.mismatch(file, whole) == Files.size(file));
      } finally {
        Files.delete(whole);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void delete(String path) {
    try {
      Files.deleteIfExists(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(path), e);
    }
  }

  private Path file(String path) {
    return git.folder().resolve(path);
  }

  private String hash(String input, String... of) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("hash-object"));
    command.addAll(List.of(of));
    return git.run(input.getBytes(StandardCharsets.UTF_8), command).output().stripTrailing();
  }

  private static String mode(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
          ? Entry.EXECUTABLE
          : Entry.PLAIN;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + link, e);
    }
  }
}
