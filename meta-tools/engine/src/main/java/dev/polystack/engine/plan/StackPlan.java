package dev.polystack.engine.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.polystack.workspace.stack.StackId;
import java.util.List;

/**
 * What happens to one stack.
 *
 * @param id the stack
 * @param stackName its name in CloudFormation
 * @param change what a deployment does with it
 * @param from the fingerprint of what is deployed now; empty if nothing is
 * @param to the fingerprint of what it would be deployed from; empty if it is in no code any more
 * @param resources those that change; for {@link Change#ORPHANED} those that hold data
 * @param parts what else of its template differs, such as {@code outputs}; for {@link
 *     Change#INCOMPLETE} the published parameters that are gone
 * @param waitsFor values that it consumes and that are known only after another stack is deployed
 */
public record StackPlan(
    StackId id,
    String stackName,
    Change change,
    String from,
    String to,
    List<ResourceChange> resources,
    List<String> parts,
    List<String> waitsFor) {

  /** What a deployment does with a stack. */
  public enum Change {
    /** It is not there yet. */
    CREATE,
    /** It is there from something else. */
    UPDATE,
    /** Somebody has deleted what it publishes, so that a deployment fails and says what to do. */
    INCOMPLETE,
    /** It is as it should be. */
    NONE,
    /** It is deployed, and no code describes it any more. No deployment touches it. */
    ORPHANED
  }

  /** Copies the lists. */
  public StackPlan {
    resources = List.copyOf(resources);
    parts = List.copyOf(parts);
    waitsFor = List.copyOf(waitsFor);
  }

  /** Whether a deployment does anything with it. */
  @JsonIgnore
  public boolean isDeployed() {
    return change == Change.CREATE || change == Change.UPDATE || change == Change.INCOMPLETE;
  }

  /** The resources whose data a deployment loses. */
  @JsonIgnore
  public List<ResourceChange> losses() {
    return isDeployed() ? resources.stream().filter(ResourceChange::losesData).toList() : List.of();
  }
}
