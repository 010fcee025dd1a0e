package dev.polystack.engine.repositories;

import dev.polystack.engine.repositories.FileChange.Entry;
import dev.polystack.workspace.git.Git;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a move came that was cut off. Git takes away what the new commit does not have, then
 * writes what that has differently, one file after the other in the order of its index, which it
 * replaces last. So some files are as the new commit has them, at most one is missing or has only
 * its beginning, and the others are as before. What is otherwise is somebody's. To git all of it
 * is, and in the way for ever.
 */
final class HalfMove {

  private static final Entry UNMERGED = new Entry("", "");

  private final Move move;
  private final Git git;
  private final WorkFiles files;
  private final List<FileChange> changes;
  private final List<FileChange> moved = new ArrayList<>();
  private final List<FileChange> left = new ArrayList<>();
  private final List<FileChange> cut = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private boolean hasTheIndexBefore = true;

  private HalfMove(Move move, Git git) throws InterruptedException {
    this.move = move;
    this.git = git;
    this.files = new WorkFiles(git);
    this.changes = FileChange.between(move.from(), move.to(), git);
  }

  /** Looks at a checkout by its topmost folder. */
  static HalfMove of(Move move, Git git) throws InterruptedException {
    HalfMove half = new HalfMove(move, git);
    half.compare();
    return half;
  }

  private void compare() throws InterruptedException {
    Map<String, Entry> index = indexAndLeaveOutWhatIsSparse();
    Map<String, Entry> present = files.at(changes.stream().map(FileChange::path).toList());
    for (FileChange change : changes) {
      Optional<Entry> staged = Optional.ofNullable(index.get(change.path()));
      Optional<Entry> now = Optional.ofNullable(present.get(change.path()));
      hasTheIndexBefore &= staged.equals(change.before());
      if (!staged.equals(change.before()) && !staged.equals(change.after())) {
        foreign.add(change.path());
      } else if (now.equals(change.after())) {
        moved.add(change);
      } else if (now.equals(change.before())) {
        left.add(change);
      } else if (!change.isRemoval()
          && (now.isEmpty() || files.isBeginningOf(move.to(), change.path()))) {
        cut.add(change);
      } else {
        foreign.add(change.path());
      }
    }
    if (!cut.isEmpty() && !isWhereGitWas(cut.get(0))) {
      cut.forEach(change -> foreign.add(change.path()));
      cut.clear();
    }
  }

  private boolean isWhereGitWas(FileChange file) {
    int place = changes.indexOf(file);
    return cut.size() == 1
        && moved.stream().allMatch(c -> c.isRemoval() || changes.indexOf(c) < place)
        && left.stream().noneMatch(c -> c.isRemoval() || changes.indexOf(c) < place);
  }

  /** What a sparse checkout leaves out is neither missing nor in anybody's way. */
  private Map<String, Entry> indexAndLeaveOutWhatIsSparse() throws InterruptedException {
    Map<String, Entry> index = new HashMap<>();
    for (String item : git.run("ls-files", "--stage", "-t", "-z").items()) {
      int tab = item.indexOf('\t');
      String[] words = item.substring(0, tab).split(" "); // "TAG MODE ID STAGE"
      String path = item.substring(tab + 1);
      if (words[0].equals("S")) {
        changes.removeIf(change -> change.path().equals(path));
      }
      index.put(path, words[3].equals("0") ? new Entry(words[1], words[2]) : UNMERGED);
    }
    return index;
  }

  /** Whether every file is as before. */
  boolean isUntouched() {
    return moved.isEmpty() && cut.isEmpty() && foreign.isEmpty();
  }

  /** Whether git has done anything. */
  boolean isBegun() {
    return !moved.isEmpty() || !cut.isEmpty();
  }

  /** Whether git had not come to its last step, which is to replace the index. */
  boolean hasTheIndexBefore() {
    return hasTheIndexBefore;
  }

  /** The files that neither the old commit nor the new one nor git on its way has like this. */
  List<String> foreign() {
    return foreign;
  }

  /**
   * Has git know its files as the new commit does, so that they are in nobody's way.
   *
   * @return what is to be said of it; empty if no file was missing or cut short
   */
  String takeOver() throws InterruptedException {
    StringBuilder words = new StringBuilder();
    for (FileChange change : cut) {
      words.append(
          ", with %s, which was %s"
              .formatted(change.path(), files.exists(change.path()) ? "cut short" : "missing"));
      files.delete(change.path()); // git makes what is missing, and nothing else
    }
    StringBuilder entries = new StringBuilder();
    for (FileChange change : moved) {
      Entry entry = change.after().orElseGet(() -> new Entry("0", "0".repeat(move.to().length())));
      entries.append("%s %s 0\t%s\0".formatted(entry.mode(), entry.id(), change.path()));
    }
    git.run(
        entries.toString().getBytes(StandardCharsets.UTF_8),
        List.of("update-index", "-z", "--replace", "--index-info"));
    return words.toString();
  }
}
