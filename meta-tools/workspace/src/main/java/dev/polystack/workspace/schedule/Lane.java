package dev.polystack.workspace.schedule;

/** What a task mostly uses: each lane has its own limit of tasks at a time. */
public enum Lane {
  /** Keeps a processor busy: compiling, synthesizing. */
  CPU,
  /** Waits for something far away: deploying, cloning. */
  NETWORK
}
