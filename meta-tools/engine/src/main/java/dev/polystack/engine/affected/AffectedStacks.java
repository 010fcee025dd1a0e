package dev.polystack.engine.affected;

import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The stacks that a change concerns.
 *
 * @param touched their code or infrastructure may differ, so they are deployed again if it does
 * @param dependents they consume what those publish, so they are deployed again if a value differs
 */
public record AffectedStacks(Set<StackId> touched, Set<StackId> dependents) {

  /** Of no stack. */
  public static AffectedStacks none() {
    return new AffectedStacks(Set.of(), Set.of());
  }

  /**
   * Among some stacks.
   *
   * @param folders each stack, and where its sources are
   */
  public static AffectedStacks of(Affected affected, StackGraph graph, Map<StackId, Path> folders) {
    Set<StackId> touched = affected.among(folders);
    Set<StackId> dependents = new LinkedHashSet<>(graph.graph().withDependents(touched));
    dependents.removeAll(touched);
    return new AffectedStacks(touched, dependents);
  }

  /** All of them. */
  public Set<StackId> all() {
    Set<StackId> all = new LinkedHashSet<>(touched);
    all.addAll(dependents);
    return all;
  }
}
