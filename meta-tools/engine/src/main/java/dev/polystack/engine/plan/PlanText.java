package dev.polystack.engine.plan;

import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.plan.StackPlan.Change;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A plan for people. */
public final class PlanText {

  /** Longer values say little on a line. */
  private static final int WIDTH = 56;

  /** The hash that the CDK appends to what a template calls a resource. */
  private static final Pattern HASH = Pattern.compile("[0-9A-F]{8}$");

  private final Console console;

  private PlanText(Console console) {
    this.console = console;
  }

  /** Prints a plan. */
  public static void print(Plan plan, Console console) {
    new PlanText(console).print(plan);
  }

  private void print(Plan plan) {
    console.line(
        Tone.TITLE,
        "Plan for %s in %s%s"
            .formatted(
                plan.project(), plan.environment(), plan.production() ? " (production)" : ""));
    plan.stacks().forEach(this::print);
    losses(plan);
    for (String refusal : plan.refusals()) {
      console.line("");
      console.line(Tone.BAD, "!! A DEPLOYMENT WILL BE REFUSED !!");
      refusal.lines().forEach(line -> console.line(Tone.BAD, "!! " + line));
    }
    console.line("");
    console.line(Tone.TITLE, summary(plan));
  }

  private void print(StackPlan stack) {
    String line = "  %-3s %-24s %s";
    switch (stack.change()) {
      case NONE -> console.line(Tone.QUIET, line.formatted("", stack.id(), "unchanged"));
      case CREATE ->
          console.line(
              Tone.GOOD,
              line.formatted(
                  "+", stack.id(), "created, %d resources".formatted(stack.resources().size())));
      case UPDATE -> console.line(Tone.NOTE, line.formatted("~", stack.id(), updated(stack)));
      case INCOMPLETE ->
          console.line(
              Tone.BAD,
              line.formatted(
                  "!",
                  stack.id(),
                  "somebody has deleted what it publishes, so its deployment fails: "
                      + String.join(", ", stack.parts())));
      case ORPHANED ->
          console.line(
              Tone.NOTE,
              line.formatted(
                  "?",
                  stack.id(),
                  "deployed as %s, but in no code any more: left alone. Delete it by hand%s"
                      .formatted(
                          stack.stackName(),
                          stack.resources().isEmpty()
                              ? "."
                              : "; it holds data: " + names(stack.resources()))));
    }
    if (stack.change() == Change.UPDATE) {
      stack.resources().forEach(this::print);
    } else if (stack.change() == Change.CREATE) {
      counted(stack.resources())
          .forEach(
              (type, count) ->
                  console.line(
                      Tone.QUIET,
                      "        + %s%s".formatted(type, count == 1 ? "" : " (" + count + ")")));
    }
    stack.waitsFor().forEach(value -> console.line(Tone.QUIET, "        needs " + value));
  }

  private static String updated(StackPlan stack) {
    if (!stack.resources().isEmpty()) {
      return "%d %s"
          .formatted(
              stack.resources().size(),
              stack.resources().size() == 1 ? "resource changes" : "resources change");
    }
    return stack.parts().isEmpty()
        ? "only its tags or its record change, no resource"
        : "only its " + String.join(", ", stack.parts()) + " change, no resource";
  }

  private void print(ResourceChange resource) {
    Tone tone =
        resource.losesData()
            ? Tone.BAD
            : resource.action() == Action.CREATE ? Tone.GOOD : Tone.NOTE;
    console.line(
        tone,
        "      %-3s %s %s is %s%s"
            .formatted(
                resource.action().mark(),
                resource.type(),
                name(resource),
                resource.action().words(),
                resource.losesData() ? "   !! LOSES ITS DATA !!" : ""));
    for (PropertyChange property : resource.properties()) {
      console.line(
          "            %s: %s -> %s%s"
              .formatted(
                  property.path(),
                  shown(property.before()),
                  shown(property.after()),
                  property.replaces() ? console.paint(Tone.NOTE, "  (so it is replaced)") : ""));
    }
  }

  private void losses(Plan plan) {
    if (!plan.losesData()) {
      return;
    }
    console.line("");
    console.line(Tone.BAD, "!! DATA WILL BE LOST !!");
    for (StackPlan stack : plan.stacks()) {
      for (ResourceChange resource : stack.losses()) {
        console.line(
            Tone.BAD,
            "!! %s: %s %s is %s; its %s does not keep it"
                .formatted(
                    stack.id(),
                    resource.type(),
                    name(resource),
                    resource.action().words(),
                    resource.action() == Action.DELETE ? "DeletionPolicy" : "UpdateReplacePolicy"));
      }
    }
  }

  private static String summary(Plan plan) {
    if (!plan.hasChanges()) {
      return "Nothing to deploy: everything is as it should be.";
    }
    Map<Action, Integer> actions = new EnumMap<>(Action.class);
    for (StackPlan stack : plan.stacks()) {
      if (stack.isDeployed()) {
        stack.resources().forEach(each -> actions.merge(each.action(), 1, Integer::sum));
      }
    }
    List<String> words = new ArrayList<>();
    actions.forEach((action, count) -> words.add(count + " " + action.words()));
    long stacks = plan.stacks().stream().filter(StackPlan::isDeployed).count();
    return "%d %s to deploy%s."
        .formatted(
            stacks,
            stacks == 1 ? "stack" : "stacks",
            words.isEmpty() ? "" : "; resources: " + String.join(", ", words));
  }

  private static Map<String, Integer> counted(List<ResourceChange> resources) {
    Map<String, Integer> counts = new TreeMap<>();
    resources.forEach(each -> counts.merge(each.type(), 1, Integer::sum));
    return counts;
  }

  private static String names(List<ResourceChange> resources) {
    return String.join(
        ", ", resources.stream().map(each -> each.type() + " " + name(each)).toList());
  }

  private static String name(ResourceChange resource) {
    return HASH.matcher(resource.id()).replaceFirst("");
  }

  private static String shown(String value) {
    if (value.isEmpty()) {
      return "(none)";
    }
    return value.length() <= WIDTH ? value : value.substring(0, WIDTH - 1) + "…";
  }
}
