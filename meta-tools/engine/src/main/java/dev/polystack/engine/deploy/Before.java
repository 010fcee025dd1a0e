package dev.polystack.engine.deploy;

import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.engine.inventory.DeployedTemplate;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import dev.polystack.workspace.stack.StackRecord.Published;
import dev.polystack.workspace.stack.StackRecord.Visibility;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is deployed before a deployment.
 *
 * @param stacks by their names
 * @param parameters what is published, by its path
 * @param templates the text of a deployed stack's template, by the stack's name
 */
public record Before(
    Map<String, Deployed> stacks, Map<String, String> parameters, UnaryOperator<String> templates) {

  /**
   * The published parameters that a stack is to keep within its service, and that are not marked so
   * yet. For that its template is read, unless it stays as it is or keeps nothing.
   */
  List<String> keptNewly(StackGraph graph, StackId id) {
    StackRecord stack = graph.stack(id);
    Deployed deployed = stacks.get(stack.stackName());
    List<String> kept =
        stack.publishes().stream()
            .filter(published -> published.visibility() == Visibility.SERVICE)
            .map(Published::name)
            .filter(parameters::containsKey)
            .toList();
    if (kept.isEmpty()
        || deployed == null
        || !deployed.wasCreated()
        || deployed.isFrom(DeployedFrom.fingerprint(graph.assembly(id), stack, parameters))) {
      return List.of();
    }
    DeployedTemplate template = DeployedTemplate.parse(templates.apply(stack.stackName()));
    return kept.stream().filter(name -> !template.keepsToItsService(name)).toList();
  }
}
