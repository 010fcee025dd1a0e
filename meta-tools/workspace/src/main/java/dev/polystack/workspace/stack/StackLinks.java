package dev.polystack.workspace.stack;

import dev.polystack.workspace.graph.Cycles;
import dev.polystack.workspace.select.Suggestions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Joins stacks with those that they need, and gathers what is wrong. */
final class StackLinks {

  private record Publisher(StackId stack, StackRecord.Visibility visibility) {}

  private final Map<String, Publisher> publishers = new LinkedHashMap<>();

  /** Each stack, the stacks that it needs, and how it does in words. */
  private final Map<StackId, Map<StackId, String>> needs = new LinkedHashMap<>();

  private final List<String> problems = new ArrayList<>();

  private StackLinks() {}

  static StackLinks of(
      Map<StackId, Member> members, Map<String, Optional<StackRecord.Visibility>> existing) {
    var links = new StackLinks();
    for (var entry : members.entrySet()) {
      links.needs.put(entry.getKey(), new TreeMap<>());
      for (var parameter : entry.getValue().stack().publishes()) {
        links.publish(entry.getKey(), parameter);
      }
    }
    for (var entry : members.entrySet()) {
      for (var parameter : entry.getValue().stack().consumes()) {
        links.consume(entry.getKey(), parameter.name(), existing);
      }
      for (String name : entry.getValue().references()) {
        links.refer(entry.getKey(), name);
      }
    }
    links.findCycles();
    return links;
  }

  /** Each stack and the stacks that it needs directly. */
  Map<StackId, Set<StackId>> dependencies() {
    var dependencies = new LinkedHashMap<StackId, Set<StackId>>();
    for (var entry : needs.entrySet()) {
      dependencies.put(entry.getKey(), entry.getValue().keySet());
    }
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

  private void consume(
      StackId id, String name, Map<String, Optional<StackRecord.Visibility>> existing) {
    var publisher = publishers.get(name);
    if (publisher == null) {
      String fault = fault(name, existing, publishers.keySet());
      if (!fault.isEmpty()) {
        problems.add("%s consumes %s, which %s".formatted(id, name, fault));
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
      needsOf(id).putIfAbsent(publisher.stack(), "consumes " + name + " of");
    }
  }

  /** What keeps a parameter that no stack here publishes from being consumed; empty if nothing. */
  private static String fault(
      String name, Map<String, Optional<StackRecord.Visibility>> existing, Set<String> published) {
    var visibility = existing.get(name);
    if (visibility == null) {
      return "nobody publishes%s: correct the name, or deploy the stack that publishes it first"
          .formatted(
              Suggestions.closest(name, published)
                  .map(" (did you mean %s?)"::formatted)
                  .orElse(""));
    }
    if (visibility.isEmpty()) {
      return "does not say whom it is for (the tag %s of the parameter): deploy the stack that publishes it again, with the version of meta-tools that is used here"
          .formatted(StackRecord.Visibility.TAG);
    }
    return visibility.get() == StackRecord.Visibility.PUBLISHED
        ? ""
        : "its service keeps to itself: use an interface that the service publishes";
  }

  private void refer(StackId id, String name) {
    var referred = new StackId(id.service(), name);
    if (!referred.equals(id)) {
      needsOf(id).putIfAbsent(referred, "refers directly to");
    }
  }

  private void findCycles() {
    for (var cycle : Cycles.in(dependencies())) {
      var words = new StringBuilder("a cycle, so none of these can be deployed first: ");
      words.append(cycle.get(0));
      for (int i = 1; i < cycle.size(); i++) {
        String how = needsOf(cycle.get(i - 1)).get(cycle.get(i));
        words.append(i == 1 ? " " : ", which ").append(how).append(' ').append(cycle.get(i));
      }
      problems.add(words.append(": move what they share to a stack of its own").toString());
    }
  }

  private Map<StackId, String> needsOf(StackId id) {
    return Objects.requireNonNull(needs.get(id));
  }
}
