package dev.polystack.shop.contracts.compatibility;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What git remembers of releases: whoever edits a file of one can make its checksum fit as well,
 * but not the commit that added both, and whoever deletes one still leaves that commit. Without git
 * (in an archive of the sources) the checksums alone have to do.
 */
final class History {

  /** Where git is asked: the folder of released versions, or what is left above it. */
  private final Path place;

  /** The folder of released versions, seen from there. */
  private final String root;

  /**
   * The history of released versions.
   *
   * @param root the folder that holds them, or held them once
   */
  History(Path root) {
    Path nearest = root.toAbsolutePath().normalize();
    Path below = nearest.getFileSystem().getPath("");
    while (!Files.isDirectory(nearest)) {
      below = nearest.getFileName().resolve(below);
      nearest = Objects.requireNonNull(nearest.getParent(), "the root of all folders is one");
    }
    this.place = nearest;
    this.root = below.toString().isEmpty() ? "" : below + "/";
  }

  /** Whether older commits were left out when the repository was cloned. */
  boolean isShallow() throws IOException {
    return git("rev-parse", "--is-shallow-repository").contains("true");
  }

  /**
   * Every version that was ever committed, also those that are gone.
   *
   * @param mark a file that every release has
   */
  Set<String> versions(String mark) throws IOException {
    Set<String> versions = new TreeSet<>();
    for (String file :
        git(
            "log",
            "--full-history",
            "--no-renames",
            "--diff-filter=A",
            "--relative",
            "--name-only",
            "--format=",
            "--",
            ":(glob)%s*/%s".formatted(root, mark))) {
      versions.add(file.substring(root.length(), file.length() - mark.length() - 1));
    }
    return versions;
  }

  /**
   * Files of a release, relative to its folder, that are not what the commit that added it has.
   *
   * @param mark a file that every release has
   */
  List<String> changedFiles(String version, String mark) throws IOException {
    List<String> added =
        git(
            "log",
            "--no-renames",
            "--diff-filter=A",
            "--format=%H",
            "--",
            "./" + root + version + "/" + mark);
    if (added.isEmpty()) {
      return List.of();
    }
    String first = added.get(added.size() - 1);
    List<String> changed = new ArrayList<>();
    for (String file :
        git(
            "diff",
            "--no-renames",
            "--relative",
            "--name-only",
            first,
            "--",
            "./" + root + version)) {
      changed.add(file.substring(root.length() + version.length() + 1));
    }
    return changed;
  }

  /** The lines of git's answer; none if it has none, or there is no git. */
  private List<String> git(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", place.toString(), "-c", "core.quotePath=false"));
    command.addAll(List.of(arguments));
    Process git;
    try {
      git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return List.of(); // It is not installed.
    }
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean succeeded = git.onExit().join().exitValue() == 0;
    return succeeded ? answer.lines().toList() : List.of();
  }
}
