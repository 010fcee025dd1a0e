package dev.polystack.workspace.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * When a run is to give up.
 *
 * @param task how long one body may take; after that it is interrupted and has failed
 * @param run how long all of them together may take; after that the run is cancelled
 * @param failFast whether nothing more is started after the first failure
 */
public record Limits(Optional<Duration> task, Optional<Duration> run, boolean failFast) {

  /** All the time it takes, and everything that a failure does not keep from being done. */
  public static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), false);
}
