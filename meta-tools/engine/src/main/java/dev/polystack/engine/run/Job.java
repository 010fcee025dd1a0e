package dev.polystack.engine.run;

import dev.polystack.workspace.schedule.Task;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A task that people see.
 *
 * @param <N> the nodes' type
 */
public interface Job<N> extends Task<N> {

  /** What people call the node; each has another name. */
  String name(N node);

  /** What to say of a node whose work was done. */
  default String done(N node) {
    return "done";
  }

  /** What to say of a node for which there was nothing to do. */
  default String unchanged(N node) {
    return "unchanged";
  }

  /** Whether a node for which there was nothing to do is worth a line. */
  default boolean showsUnchanged() {
    return true;
  }

  /** What the node printed, if people want to read all of it; called when it has ended. */
  default Optional<Path> output(N node) {
    return Optional.empty();
  }

  /** What tells this work from other work on nodes of the same names, to remember its times by. */
  default String kind() {
    return "";
  }

  /**
   * Whether a resumed run may take the last one's word that the node is done. Not for what can be
   * proven from elsewhere.
   */
  default boolean isResumable(N node) {
    return false;
  }
}
