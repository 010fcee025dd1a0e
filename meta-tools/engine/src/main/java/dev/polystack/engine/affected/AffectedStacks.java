package dev.polystack.engine.affected;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** Among the stacks that have been synthesized. */
  public static AffectedStacks of(Affected affected, Checkout checkout, Synthesis synthesis) {
    Map<StackId, Path> folders = new LinkedHashMap<>();
    List<Assembly> assemblies = new ArrayList<>();
    for (Repository repository : checkout.repositories()) {
      Path folder = checkout.folder(repository);
      Path place = synthesis.assembly(folder);
      if (Files.exists(place.resolve(Assembly.FILE))) {
        Assembly assembly = Assembly.read(place);
        assemblies.add(assembly);
        assembly
            .stacks()
            .forEach(stack -> folders.put(assembly.id(stack), folder.resolve(stack.folder())));
      }
    }
    StackGraph graph = StackGraph.of(assemblies, Set.of());
    Set<StackId> touched = affected.among(folders);
    Set<StackId> dependents = new LinkedHashSet<>(graph.graph().withDependents(touched));
    dependents.removeAll(touched);
    return new AffectedStacks(touched, dependents);
  }
}
