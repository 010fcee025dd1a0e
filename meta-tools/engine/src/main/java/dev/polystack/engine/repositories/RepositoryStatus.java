package dev.polystack.engine.repositories;

import dev.polystack.workspace.git.CheckoutState;
import java.util.Optional;
import java.util.Set;

/**
 * How a repository is.
 *
 * @param name as the manifest has it
 * @param place where its history is
 * @param state of its checkout; none if it is not here, or git cannot tell
 * @param problem why git cannot tell; empty if it can
 * @param version that its POM has, or by which git describes a CDK app without one; otherwise empty
 * @param contracts the versions of the contracts that it builds with
 */
public record RepositoryStatus(
    String name,
    Place place,
    Optional<CheckoutState> state,
    String problem,
    String version,
    Set<String> contracts) {

  /** Where a repository's history is. */
  public enum Place {
    /** In a checkout of its own. */
    OWN,
    /** In a checkout that several share. */
    SHARED,
    /** In none, but its folder is there. */
    NONE,
    /** It is not here. */
    MISSING
  }
}
