package dev.polystack.workspace.stack;

import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.graph.GraphException;
import dev.polystack.workspace.select.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stacks of any number of services in the order that their parameters ask for, and their direct
 * references within one service.
 */
public final class StackGraph {

  private final DependencyGraph<StackId> graph;
  private final Map<StackId, Member> members;

  private StackGraph(DependencyGraph<StackId> graph, Map<StackId, Member> members) {
    this.graph = graph;
    this.members = members;
  }

  /**
   * Derives the graph.
   *
   * @param assemblies one per service, all of the same project and environment
   * @param alreadyPublished full paths of parameters that exist in the environment already, for
   *     instance those of repositories that are not checked out
   * @throws GraphException with every parameter that nobody publishes, that two stacks publish, or
   *     that another service keeps to itself, with every cycle, and with every name that two stacks
   *     would have in CloudFormation
   */
  public static StackGraph of(Collection<Assembly> assemblies, Set<String> alreadyPublished) {
    var existing = new LinkedHashMap<String, Optional<StackRecord.Visibility>>();
    for (String name : alreadyPublished) {
      existing.put(name, Optional.of(StackRecord.Visibility.PUBLISHED));
    }
    return of(assemblies, existing);
  }

  /**
   * Derives the graph of some services of an environment in which others are deployed.
   *
   * @param existing the full paths of the others' parameters, and whom each is for; empty where it
   *     does not say, and then it is nobody's
   * @throws GraphException with every parameter that nobody publishes, that two stacks publish, or
   *     that another service keeps to itself, with every cycle, and with every name that two stacks
   *     would have in CloudFormation
   */
  public static StackGraph of(
      Collection<Assembly> assemblies, Map<String, Optional<StackRecord.Visibility>> existing) {
    var problems = new ArrayList<String>(Assemblies.differences(assemblies));
    var members = new LinkedHashMap<StackId, Member>();
    var names = new HashMap<String, StackId>();
    for (var assembly : assemblies) {
      for (var stack : assembly.stacks()) {
        StackId id = assembly.id(stack);
        var other = members.putIfAbsent(id, new Member(assembly, stack));
        if (other != null) {
          problems.add(
              "the stack %s stands in both %s and %s: a service lives in one repository, so give one of them another service"
                  .formatted(id, other.assembly().folder(), assembly.folder()));
        }
        StackId namesake = names.putIfAbsent(stack.stackName(), id);
        if (namesake != null && !namesake.equals(id)) {
          problems.add(
              "%s and %s would both be called %s: rename one of the two"
                  .formatted(namesake, id, stack.stackName()));
        }
      }
    }
    var links = StackLinks.of(members, existing);
    problems.addAll(links.problems());
    if (!problems.isEmpty()) {
      throw new GraphException(problems);
    }
    return new StackGraph(DependencyGraph.of(links.dependencies()), members);
  }

  /** The stacks as a graph. */
  public DependencyGraph<StackId> graph() {
    return graph;
  }

  /**
   * The assembly that holds the stack.
   *
   * @throws IllegalArgumentException if there is no such stack
   */
  public Assembly assembly(StackId id) {
    return member(id).assembly();
  }

  /**
   * What is recorded about the stack.
   *
   * @throws IllegalArgumentException if there is no such stack
   */
  public StackRecord stack(StackId id) {
    return member(id).stack();
  }

  /**
   * The stacks that patterns name, in the order of their deployment: {@code catalog/products},
   * {@code catalog} or {@code catalog/*}, {@code *}{@code /api}. All stacks for no pattern.
   *
   * @throws GraphException with every pattern that names no stack, and what there is instead
   * @see #names()
   */
  public Set<StackId> select(Collection<String> patterns) {
    var names = names();
    var selected = names.matching(patterns);
    if (!names.problems().isEmpty()) {
      throw new GraphException(names.problems());
    }
    return patterns.isEmpty() ? graph.nodes() : selected;
  }

  /**
   * The graph of these stacks alone. One that depended on another only through stacks left out
   * still depends on it.
   *
   * @throws IllegalArgumentException if one of them is not in this graph
   */
  public StackGraph among(Collection<StackId> stacks) {
    var chosen = new LinkedHashMap<>(members);
    chosen.keySet().retainAll(stacks);
    return new StackGraph(graph.select(stacks), chosen);
  }

  /** The stacks by what people type, in the order of their deployment. */
  public Names<StackId> names() {
    return new Names<>("stack", graph.order(), StackId::toString);
  }

  private Member member(StackId id) {
    var member = members.get(id);
    if (member == null) {
      throw new IllegalArgumentException("no stack '%s' in this graph".formatted(id));
    }
    return member;
  }
}
