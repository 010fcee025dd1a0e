package dev.polystack.workspace.split;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The history of one part: of each commit that changes it a new one, of all others the last that
 * did. A new commit depends on nothing but the old ones before it, so the same history always comes
 * to the same ids, and a longer one begins with them.
 */
final class Rewrite {

  /**
   * A commit to be made.
   *
   * @param mark its number, from 1; its parents have smaller ones
   * @param original what it is made of
   * @param parents the marks of its parents
   * @param tree the id of its content; empty if there is none any more
   */
  record Step(int mark, Commit original, List<Integer> parents, Optional<String> tree) {}

  private final Part part;
  private final Trees trees;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> marks = new HashMap<>();

  private Rewrite(Part part, Trees trees) {
    this.part = part;
    this.trees = trees;
  }

  /**
   * Works it out.
   *
   * @param history each commit after its parents
   */
  static Rewrite of(List<Commit> history, Part part, Trees trees) {
    var rewrite = new Rewrite(part, trees);
    history.forEach(rewrite::add);
    return rewrite;
  }

  /** The commits to be made, each after its parents. */
  List<Step> steps() {
    return steps;
  }

  /** What stands for an old commit; empty if there was nothing of the part yet. */
  Optional<Integer> mark(String commit) {
    return Optional.ofNullable(marks.get(commit));
  }

  private void add(Commit commit) {
    var parents = new LinkedHashSet<Integer>();
    commit.parents().forEach(parent -> mark(parent).ifPresent(parents::add));
    List<Integer> heads = withoutAncestors(parents);
    Optional<String> tree = part.of(commit.tree(), trees);
    if (heads.size() == 1 && step(heads.get(0)).tree().equals(tree)) {
      marks.put(commit.id(), heads.get(0));
    } else if (!heads.isEmpty() || tree.isPresent()) {
      var step = new Step(steps.size() + 1, commit, heads, tree);
      steps.add(step);
      marks.put(commit.id(), step.mark());
    }
  }

  private Step step(int mark) {
    return steps.get(mark - 1);
  }

  /** A merge of something that was there already is no merge. */
  private List<Integer> withoutAncestors(Set<Integer> parents) {
    if (parents.size() < 2) {
      return List.copyOf(parents);
    }
    var heads = new ArrayList<>(parents);
    for (int parent : parents) {
      heads.removeIf(other -> other != parent && isAncestor(other, parent));
    }
    return heads;
  }

  private boolean isAncestor(int ancestor, int of) {
    var seen = new HashSet<Integer>();
    var open = new ArrayDeque<>(step(of).parents());
    while (!open.isEmpty()) {
      int mark = open.remove();
      if (mark == ancestor) {
        return true;
      }
      if (mark > ancestor && seen.add(mark)) { // whatever is older has a smaller mark
        open.addAll(step(mark).parents());
      }
    }
    return false;
  }
}
