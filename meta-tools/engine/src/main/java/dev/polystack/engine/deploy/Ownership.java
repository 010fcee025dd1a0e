package dev.polystack.engine.deploy;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Whose a deployed stack is, by the tags that it is deployed with. Its name does not say: that is
 * joined by dashes of parts that have some themselves, so the environment {@code dev-a} of the
 * service {@code b-c} and the environment {@code dev-a-b} of the service {@code c} share it.
 */
public final class Ownership {

  private Ownership() {}

  /** The tags that every stack of a service has. */
  public static Map<String, String> ofService(Assembly assembly) {
    return Map.of(
        "polystack:project", assembly.project(),
        "polystack:env", assembly.environment(),
        "polystack:service", assembly.service());
  }

  /** The tags that a stack is deployed with, whether its app gives it them or not. */
  static Map<String, String> ofStack(Assembly assembly, StackId id) {
    Map<String, String> tags = new TreeMap<>(ofService(assembly));
    tags.put("polystack:stack", id.stack());
    return tags;
  }

  /**
   * Refuses stacks whose names belong to others. A deployed stack without the tags belongs to
   * whoever has its name: before there were such, it was deployed.
   *
   * @param deployed the tags of a deployed stack by its name; empty if there is none
   * @throws UserError with each of them, and whose it is
   */
  public static void require(
      StackGraph graph, Set<StackId> stacks, Function<String, Map<String, String>> deployed) {
    List<String> problems = new ArrayList<>();
    for (StackId id : stacks) {
      String name = graph.stack(id).stackName();
      Map<String, String> others = new TreeMap<>(deployed.apply(name));
      Map<String, String> own = ofStack(graph.assembly(id), id);
      others.keySet().retainAll(own.keySet());
      if (!own.entrySet().containsAll(others.entrySet())) {
        problems.add("  %s would be %s, which has the tags %s".formatted(id, name, others));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(
          "Nothing was changed: these stacks have the names of others that are deployed. Choose"
              + " another name for the environment, the service or the stack.\n"
              + String.join("\n", problems));
    }
  }
}
