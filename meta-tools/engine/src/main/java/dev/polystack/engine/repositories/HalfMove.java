package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.git.GitAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What git leaves behind that was ended while it moved a checkout to a commit: some files are
 * already as that commit has them, and the one it was at may be missing or empty, while the branch
 * and the index still say otherwise. To git they are changes of somebody's, and in the way for
 * ever. They can be taken over, since the commit has what they hold.
 */
final class HalfMove {

  private final Git git;
  private final Set<String> changed;
  private final Set<String> inTheWay;
  private final Set<String> moved = new LinkedHashSet<>();
  private final Set<String> begun = new LinkedHashSet<>();

  private HalfMove(Git git, Set<String> changed, Set<String> inTheWay) {
    this.git = git;
    this.changed = changed;
    this.inTheWay = inTheWay;
  }

  /** Looks at a checkout by its topmost folder. */
  static HalfMove to(String commit, Git git) throws InterruptedException {
    Set<String> changed = names(git, "diff", "--name-only", "--no-renames", "-z", "HEAD");
    Set<String> inTheWay = names(git, "ls-files", "--others", "--exclude-standard", "-z");
    inTheWay.addAll(changed);
    inTheWay.retainAll(names(git, "diff", "--name-only", "--no-renames", "-z", "HEAD", commit));
    HalfMove half = new HalfMove(git, changed, inTheWay);
    half.compare(commit);
    return half;
  }

  private void compare(String commit) throws InterruptedException {
    Map<String, String> wanted = ids(commit);
    List<String> present = new ArrayList<>();
    for (String file : inTheWay) {
      Path path = git.folder().resolve(file);
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        (wanted.containsKey(file) ? begun : moved).add(file);
      } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && file.indexOf('\n') < 0) {
        present.add(file);
      }
    }
    List<String> ids =
        run(git, String.join("\n", present), "hash-object", "--stdin-paths").lines().toList();
    for (int i = 0; i < ids.size(); i++) {
      String file = present.get(i);
      if (ids.get(i).equals(wanted.get(file))) {
        moved.add(file);
      } else if (git.folder().resolve(file).toFile().length() == 0) {
        begun.add(file);
      }
    }
  }

  /** Whether nothing but its files is in the way of the commit. */
  boolean isAllThatIsInTheWay() {
    return !moved.isEmpty() && begun.size() <= 1 && moved.size() + begun.size() == inTheWay.size();
  }

  /** Whether nothing but its files has been changed. */
  boolean isAllThatChanged() {
    return isAllThatIsInTheWay() && inTheWay.containsAll(changed);
  }

  /** Has git know its files as the commit does, so that they are in nobody's way. */
  void takeOver() throws InterruptedException {
    for (String file : begun) {
      git.folder().resolve(file).toFile().delete(); // git makes what is missing, and nothing else
    }
    run(git, String.join("\0", moved), "update-index", "-z", "--add", "--remove", "--stdin");
  }

  /** The id of each file of a commit. */
  private Map<String, String> ids(String commit) throws InterruptedException {
    Map<String, String> ids = new HashMap<>();
    for (String entry : names(git, "ls-tree", "-r", "-z", "--full-tree", commit)) {
      int tab = entry.indexOf('\t');
      ids.put(entry.substring(tab + 1), entry.substring(entry.lastIndexOf(' ', tab) + 1, tab));
    }
    return ids;
  }

  private static Set<String> names(Git git, String... question) throws InterruptedException {
    Set<String> names = new LinkedHashSet<>(List.of(run(git, "", question).split("\0")));
    names.remove("");
    return names;
  }

  private static String run(Git git, String input, String... arguments)
      throws InterruptedException {
    GitAnswer answer = git.run(input.getBytes(StandardCharsets.UTF_8), List.of(arguments));
    return answer.succeeded() ? answer.output() : "";
  }
}
