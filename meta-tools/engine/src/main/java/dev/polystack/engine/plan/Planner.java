package dev.polystack.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedFrom;
import dev.polystack.engine.deploy.Ownership;
import dev.polystack.engine.deploy.Refusals;
import dev.polystack.engine.plan.CloudState.DeployedStack;
import dev.polystack.engine.plan.StackPlan.Change;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a deployment would do, by the rules that a deployment follows: what is deployed
 * from the same fingerprint is left alone. Everything else is compared, resource by resource, with
 * the template that is deployed. Only reads.
 */
public final class Planner implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WorkFolder work;
  private final StackGraph graph;
  private @Nullable TemplateComparison comparison;

  /** Plans for stacks of this graph. */
  public Planner(WorkFolder work, StackGraph graph) {
    this.work = work;
    this.graph = graph;
  }

  /** What a deployment of these stacks to an environment would do. */
  public Plan plan(Target target, Set<StackId> stacks) throws InterruptedException {
    boolean production = stacks.stream().anyMatch(id -> graph.assembly(id).production());
    CloudState state = CloudState.of(target);
    return new Plan(
        target.project(),
        target.environment(),
        production,
        plan(state, stacks),
        Refusals.of(target, graph, stacks, state.before()));
  }

  List<StackPlan> plan(CloudState state, Set<StackId> stacks) throws InterruptedException {
    Ownership.require(graph, stacks, state::tags);
    var values = new ParameterValues(state.parameters());
    List<StackPlan> plans = new ArrayList<>();
    for (StackId id : graph.graph().order()) {
      if (stacks.contains(id)) {
        plans.add(plan(id, state, values));
      }
    }
    plans.addAll(orphans(state, stacks));
    return plans;
  }

  private StackPlan plan(StackId id, CloudState state, ParameterValues values)
      throws InterruptedException {
    Assembly assembly = graph.assembly(id);
    StackRecord stack = graph.stack(id);
    String name = stack.stackName();
    String to = DeployedFrom.fingerprint(assembly, stack, values.consumedBy(stack));
    DeployedStack deployed = state.stacks().get(name);
    String from = deployed == null ? "" : deployed.fingerprint();
    if (deployed != null && deployed.isFrom(to)) {
      List<String> gone = stack.publishedBut(state.parameters().keySet());
      Change change = gone.isEmpty() ? Change.NONE : Change.INCOMPLETE;
      return new StackPlan(id, name, change, from, to, List.of(), gone, List.of());
    }
    JsonNode next = values.inNext(assembly.template(stack));
    List<String> unknown = values.unknownTo(stack);
    StackPlan plan;
    if (deployed != null && deployed.wasCreated()) {
      var difference = compare(values.inDeployed(state.template(name), deployed.values()), next);
      plan =
          new StackPlan(
              id,
              name,
              Change.UPDATE,
              from,
              to,
              difference.resources(),
              difference.parts(),
              unknown);
    } else {
      plan = new StackPlan(id, name, Change.CREATE, from, to, created(next), List.of(), unknown);
    }
    values.publish(id, next, plan.resources());
    return plan;
  }

  private static List<ResourceChange> created(JsonNode template) {
    List<ResourceChange> created = new ArrayList<>();
    for (var resource : template.path("Resources").properties()) {
      String type = resource.getValue().path("Type").asText();
      created.add(new ResourceChange(resource.getKey(), type, Action.CREATE, false, List.of()));
    }
    return created;
  }

  /** Stacks of the same services that are deployed although no code describes them any more. */
  private List<StackPlan> orphans(CloudState state, Set<StackId> stacks)
      throws InterruptedException {
    Set<Map<String, String>> owners =
        stacks.stream()
            .map(id -> Ownership.ofService(graph.assembly(id)))
            .collect(Collectors.toSet());
    Set<String> described = new TreeSet<>();
    graph.graph().nodes().forEach(id -> described.add(graph.stack(id).stackName()));
    List<StackPlan> orphans = new ArrayList<>();
    for (var each : state.stacks().entrySet()) {
      DeployedStack stack = each.getValue();
      if (stack.wasCreated()
          && !described.contains(each.getKey())
          && owners.stream()
              .anyMatch(tags -> stack.tags().entrySet().containsAll(tags.entrySet()))) {
        orphans.add(orphan(each.getKey(), stack, state.template(each.getKey())));
      }
    }
    return orphans;
  }

  private StackPlan orphan(String name, DeployedStack stack, JsonNode template)
      throws InterruptedException {
    var id =
        new StackId(
            stack.tags().getOrDefault("polystack:service", ""),
            stack.tags().getOrDefault("polystack:stack", name));
    List<ResourceChange> holding =
        compare(template, JSON.createObjectNode()).resources().stream()
            .filter(ResourceChange::losesData)
            .toList();
    return new StackPlan(
        id, name, Change.ORPHANED, stack.fingerprint(), "", holding, List.of(), List.of());
  }

  private TemplateComparison.Difference compare(JsonNode before, JsonNode after)
      throws InterruptedException {
    TemplateComparison started = comparison;
    if (started == null) {
      started = TemplateComparison.start(work);
      comparison = started;
    }
    return started.compare(before, after);
  }

  @Override
  public void close() {
    if (comparison != null) {
      comparison.close();
    }
  }
}
