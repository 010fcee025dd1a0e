package dev.polystack.shop.contracts.compatibility;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What git remembers of a release: whoever edits a file of it can make its checksum fit as well,
 * but not the commit that added both. Without git, or without that commit (a shallow clone), the
 * checksums alone have to do.
 */
final class History {

  private final Path root;

  /**
   * The history of released versions.
   *
   * @param root the folder that holds them
   */
  History(Path root) {
    this.root = root;
  }

  /**
   * Files of a release, relative to its folder, that are not what the commit that added it has.
   *
   * @param mark a file that every release has
   */
  List<String> changedFiles(String version, String mark) throws IOException {
    List<String> added =
        git("log", "--diff-filter=A", "--format=%H", "--", "./" + version + "/" + mark);
    if (added.isEmpty()) {
      return List.of();
    }
    String first = added.get(added.size() - 1);
    List<String> changed = new ArrayList<>();
    for (String file :
        git("diff", "--no-renames", "--relative", "--name-only", first, "--", "./" + version)) {
      changed.add(file.substring(version.length() + 1));
    }
    return changed;
  }

  /** The lines of git's answer; none if it has none, or there is no git. */
  private List<String> git(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", root.toString(), "-c", "core.quotePath=false"));
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
