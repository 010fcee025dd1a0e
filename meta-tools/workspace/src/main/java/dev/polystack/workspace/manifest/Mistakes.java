package dev.polystack.workspace.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers mistakes and knows where they stand. */
final class Mistakes {

  private final List<Mistake> found = new ArrayList<>();

  void add(Node node, String message) {
    add(node.getStartMark(), message);
  }

  /** The parser counts from 0, editors from 1. */
  void add(Optional<Mark> mark, String message) {
    add(mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, message);
  }

  void add(int line, int column, String message) {
    found.add(new Mistake(line, column, message));
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Mistake> inOrder() {
    return found.stream()
        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
        .toList();
  }
}
