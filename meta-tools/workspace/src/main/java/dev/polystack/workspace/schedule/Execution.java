package dev.polystack.workspace.schedule;

import java.time.Duration;

/**
 * What became of one node.
 *
 * @param outcome how it ended
 * @param duration how long its body ran; zero if it never started
 * @param <N> the nodes' type
 */
public record Execution<N>(Outcome<N> outcome, Duration duration) {

  static <N> Execution<N> withoutRunning(Outcome<N> outcome) {
    return new Execution<>(outcome, Duration.ZERO);
  }
}
