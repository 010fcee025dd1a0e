package dev.polystack.workspace.graph;

import java.util.List;

/**
 * A graph that cannot be worked on. Carries every problem found, each fit to be shown to a user.
 */
public final class GraphException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // always an immutable list of strings, which is serializable
  private final List<String> problems;

  /** Takes all problems together, in the order in which they are to be read. */
  public GraphException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem; never empty. */
  public List<String> problems() {
    return problems;
  }
}
