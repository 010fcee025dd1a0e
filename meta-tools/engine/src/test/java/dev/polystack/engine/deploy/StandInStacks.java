package dev.polystack.engine.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** CloudFormation: what stacks are in, and what becomes of them while somebody looks. */
final class StandInStacks {

  private static final int LOOKS = 3;
  private static final String IN_PROGRESS = "UPDATE_IN_PROGRESS";

  private final Map<String, StandInStack> stacks = new TreeMap<>();
  private final Map<String, StandInTemplate> templates = new TreeMap<>();
  private final Set<String> templatesRead = new TreeSet<>();
  private final StandInEvents events = new StandInEvents();
  private final Set<String> drifted = new TreeSet<>();
  private final StandInParameters parameters;
  private String reason = "it is gone";
  private int looks = LOOKS;
  private int listings;

  /** Stacks that publish there. */
  StandInStacks(StandInParameters parameters) {
    this.parameters = parameters;
  }

  void put(String name, String status) {
    stacks.put(name, new StandInStack(status, "", "", 0, ""));
    events.begins(name);
    if (!status.endsWith("_IN_PROGRESS")) {
      events.ends(name, status, reason);
    }
  }

  /** One that is deployed from this template, with its parameter. */
  void put(StandInTemplate template) {
    String name = template.name();
    put(name, "CREATE_COMPLETE");
    templates.put(name, template);
    parameters.put(template.publishes(), "value");
  }

  void remove(String name) {
    stacks.remove(name);
  }

  /** An update begins, and comes to this. */
  void update(String name, String source, String service, String next) {
    stacks.put(name, new StandInStack(IN_PROGRESS, source, service, looks, next));
    events.begins(name);
  }

  void tag(String name, String service) {
    stacks.computeIfPresent(name, (any, known) -> known.of(service));
  }

  void drift(String name) {
    drifted.add(name);
  }

  void failBecause(String why) {
    reason = why;
  }

  /** Updates take until {@link #goOn}. */
  void takeLong() {
    looks = Integer.MAX_VALUE;
  }

  /** What is in progress ends, and what comes takes as long as usual. */
  void goOn() {
    looks = LOOKS;
    stacks.replaceAll((name, stack) -> stack.looked(0));
  }

  /** Time has passed: what was looked at often enough has come to its end. */
  void move() {
    stacks.replaceAll(
        (name, stack) -> {
          StandInStack now = stack.now();
          if (!now.equals(stack)) {
            events.ends(name, now.status(), reason);
            publish(name, now);
          }
          return now;
        });
  }

  private void publish(String name, StandInStack stack) {
    if (stack.status().equals("UPDATE_COMPLETE")) {
      parameters.put("/shop/dev-me/store/%s/x".formatted(name), stack.source());
    }
  }

  /** Looks at one; its status. */
  Optional<String> look(String name) {
    stacks.computeIfPresent(name, (any, looked) -> looked.lookedAt());
    return status(name);
  }

  Optional<String> status(String name) {
    return Optional.ofNullable(stacks.get(name)).map(StandInStack::status);
  }

  static boolean isInProgress(String status) {
    return status.endsWith(IN_PROGRESS);
  }

  /** The stack that a question names, or all; empty if the named one is not there. */
  String describe(String question) {
    StringBuilder found = new StringBuilder();
    listings += question.contains("StackName=") ? 0 : 1;
    stacks.replaceAll(
        (name, stack) -> {
          if (question.contains("StackName=") && !question.contains("StackName=" + name)) {
            return stack;
          }
          found.append(stack.xml(name, drifted.contains(name)));
          return stack.lookedAt();
        });
    return found.isEmpty() && question.contains("StackName=")
        ? ""
        : "<DescribeStacksResponse><DescribeStacksResult><Stacks>%s</Stacks></DescribeStacksResult></DescribeStacksResponse>"
            .formatted(found);
  }

  /** How often somebody has asked for all of them. */
  int listings() {
    return listings;
  }

  /** Of which stacks somebody has read the template. */
  Set<String> templatesRead() {
    return Set.copyOf(templatesRead);
  }

  /** What has happened to a stack, from the page on that a question names. */
  String events(StandInQuery question) {
    return events.xml(question.get("StackName"), question.get("NextToken"));
  }

  /** The template or the resources, if a question is for those and the stack is there. */
  Optional<String> template(StandInQuery question) {
    String name = question.get("StackName");
    boolean resources = question.get("Action").equals("ListStackResources");
    if (!stacks.containsKey(name) || !resources && !question.get("Action").equals("GetTemplate")) {
      return Optional.empty();
    }
    if (!resources) {
      templatesRead.add(name);
    }
    StandInTemplate usual =
        StandInTemplate.of("store/" + name, "/shop/dev-me/store/%s/x".formatted(name));
    return Optional.of(templates.getOrDefault(name, usual.marked("SERVICE")).xml(resources));
  }
}
