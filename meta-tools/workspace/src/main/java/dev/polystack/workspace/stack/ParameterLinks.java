package dev.polystack.workspace.stack;

import dev.polystack.workspace.graph.Cycles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Joins those who consume parameters with those who publish them, and gathers what is wrong. */
final class ParameterLinks {

  private record Publisher(StackId stack, StackRecord.Visibility visibility) {}

  private final Map<String, Publisher> publishers = new LinkedHashMap<>();
  private final Map<StackId, Map<StackId, String>> needs = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ParameterLinks() {}

  static ParameterLinks of(Map<StackId, StackRecord> stacks, Set<String> alreadyPublished) {
    var links = new ParameterLinks();
    stacks.forEach((id, stack) -> stack.publishes().forEach(p -> links.publish(id, p)));
    stacks.forEach(
        (id, stack) -> {
          links.needs.put(id, new TreeMap<>());
          stack.consumes().forEach(c -> links.consume(id, c.name(), alreadyPublished));
        });
    links.findCycles();
    return links;
  }

  /** Each stack and the stacks whose parameters it consumes. */
  Map<StackId, Set<StackId>> dependencies() {
    var dependencies = new LinkedHashMap<StackId, Set<StackId>>();
    needs.forEach((id, needed) -> dependencies.put(id, needed.keySet()));
    return Collections.unmodifiableMap(dependencies);
  }

  /** Everything that is wrong, fit to be shown to a user. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  private void publish(StackId id, StackRecord.Published parameter) {
    var other = publishers.putIfAbsent(parameter.name(), new Publisher(id, parameter.visibility()));
    if (other != null) {
      problems.add(
          "%s is published by both %s and %s: a parameter has one publisher, so rename one of the two"
              .formatted(parameter.name(), other.stack(), id));
    }
  }

  private void consume(StackId id, String name, Set<String> alreadyPublished) {
    var publisher = publishers.get(name);
    if (publisher == null) {
      if (!alreadyPublished.contains(name)) {
        problems.add(
            "%s consumes %s, which nobody publishes: correct the name, or deploy the stack that publishes it first"
                .formatted(id, name));
      }
    } else if (publisher.stack().equals(id)) {
      problems.add(
          "%s consumes %s, which it publishes itself: use the resource directly"
              .formatted(id, name));
    } else if (publisher.visibility() == StackRecord.Visibility.SERVICE
        && !publisher.stack().service().equals(id.service())) {
      problems.add(
          "%s consumes %s, which %s keeps within its own service: use an interface that %s publishes"
              .formatted(id, name, publisher.stack(), publisher.stack().service()));
    } else {
      needsOf(id).putIfAbsent(publisher.stack(), name);
    }
  }

  private void findCycles() {
    for (var cycle : Cycles.in(dependencies())) {
      var words = new StringBuilder("a cycle, so none of these can be deployed first: ");
      words.append(cycle.get(0));
      for (int i = 1; i < cycle.size(); i++) {
        String parameter = needsOf(cycle.get(i - 1)).get(cycle.get(i));
        words.append(i == 1 ? "" : ", which").append(" consumes ").append(parameter);
        words.append(" of ").append(cycle.get(i));
      }
      problems.add(words.append(": move what they share to a stack of its own").toString());
    }
  }

  private Map<StackId, String> needsOf(StackId id) {
    return Objects.requireNonNull(needs.get(id));
  }
}
