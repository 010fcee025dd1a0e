package dev.polystack.workspace.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the files in {@code .git} say of the branch that is checked out, for the one question that a
 * process of git would be asked a hundred times with the same answer. They are read only in the
 * form that {@code git clone} writes; whatever looks otherwise (a linked work tree, included or
 * quoted configuration, refs kept in tables) is left to git.
 *
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">Repository layout</a>
 */
public final class BranchFiles {

  private static final String HEAD = "ref: refs/heads/";
  private static final String BRANCHES = "refs/heads/";

  private final Path git;
  private final List<String> config;

  private BranchFiles(Path git, List<String> config) {
    this.git = git;
    this.config = config;
  }

  /**
   * The branch that is checked out, if it stands where the remote branch that it follows stood at
   * the last fetch.
   *
   * @param top of a checkout
   * @return empty if it does not, or if only git can tell
   */
  public static Optional<String> levelBranch(Path top) {
    try {
      Path git = top.resolve(".git");
      if (!Files.isDirectory(git) || Files.exists(git.resolve("commondir"))) {
        return Optional.empty();
      }
      String head = read(git.resolve("HEAD")).strip();
      List<String> config = read(git.resolve("config")).lines().map(String::strip).toList();
      if (!head.startsWith(HEAD) || !isPlain(config)) {
        return Optional.empty();
      }
      String branch = head.substring(HEAD.length());
      return new BranchFiles(git, config).isLevel(branch) ? Optional.of(branch) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Git says what is wrong there.
    }
  }

  private static boolean isPlain(List<String> config) {
    return config.stream()
        .noneMatch(
            line ->
                line.startsWith("[include")
                    || line.startsWith("[extensions")
                    || line.indexOf('\\') >= 0);
  }

  private boolean isLevel(String branch) throws IOException {
    String own = "branch \"" + branch + "\"";
    List<String> remotes = values(own, "remote");
    List<String> merged = values(own, "merge");
    if (remotes.size() != 1 || merged.size() != 1 || !merged.get(0).startsWith(BRANCHES)) {
      return false;
    }
    String remote = remotes.get(0);
    String tracked = "refs/remotes/" + remote + "/";
    if (!values("remote \"" + remote + "\"", "fetch")
        .equals(List.of("+refs/heads/*:" + tracked + "*"))) {
      return false;
    }
    Optional<String> here = commit(BRANCHES + branch);
    return here.isPresent()
        && here.equals(commit(tracked + merged.get(0).substring(BRANCHES.length())));
  }

  /** Every value of a key in a section of the configuration. */
  private List<String> values(String section, String key) {
    List<String> values = new ArrayList<>();
    boolean within = false;
    for (String line : config) {
      if (line.startsWith("[")) {
        within = line.equals("[" + section + "]");
      } else if (within && line.startsWith(key + " = ")) {
        values.add(line.substring(key.length() + 3));
      }
    }
    return values;
  }

  /** The commit that a ref names, by a file of its own or else by the one that holds many. */
  private Optional<String> commit(String ref) throws IOException {
    Path own = git.resolve(ref);
    if (Files.exists(own)) {
      return Optional.of(read(own).strip());
    }
    Path packed = git.resolve("packed-refs");
    String end = " " + ref;
    return Files.exists(packed)
        ? read(packed)
            .lines()
            .filter(line -> line.endsWith(end))
            .map(line -> line.substring(0, line.length() - end.length()))
            .findFirst()
        : Optional.empty();
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
