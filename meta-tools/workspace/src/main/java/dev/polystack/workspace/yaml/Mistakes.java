package dev.polystack.workspace.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers mistakes and knows where they stand. */
public final class Mistakes {

  private final List<Mistake> found = new ArrayList<>();

  /** Adds one that stands where the node does. */
  public void add(Node node, String message) {
    add(node.getStartMark(), message);
  }

  /** Adds one at a mark of the parser, which counts from 0, as editors do not. */
  public void add(Optional<Mark> mark, String message) {
    add(mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, message);
  }

  /** Adds one at a place, counted from 1. */
  public void add(int line, int column, String message) {
    found.add(new Mistake(line, column, message));
  }

  /** Whether there is no mistake. */
  public boolean none() {
    return found.isEmpty();
  }

  /** All of them, in the order in which they stand in the file. */
  public List<Mistake> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
        .toList();
  }
}
