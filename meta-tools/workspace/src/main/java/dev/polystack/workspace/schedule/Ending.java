package dev.polystack.workspace.schedule;

/** Why a run was over. */
public enum Ending {
  /** Every node was started that could be. */
  COMPLETE,
  /** The thread that ran it was interrupted. */
  INTERRUPTED,
  /** It took longer than it was allowed to. */
  OUT_OF_TIME,
  /** Something had failed, and no other thing was to be started after that. */
  FAILED_FAST
}
