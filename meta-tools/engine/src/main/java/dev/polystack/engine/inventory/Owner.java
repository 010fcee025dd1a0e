package dev.polystack.engine.inventory;

import dev.polystack.engine.cloud.Target;
import dev.polystack.workspace.stack.StackId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * Whose a deployed stack is: as its own tags say, or else those of its resources, of which not
 * every type takes tags.
 */
final class Owner {

  private static final String PROJECT = "polystack:project";
  private static final String ENVIRONMENT = "polystack:env";
  private static final String SERVICE = "polystack:service";
  private static final String STACK = "polystack:stack";

  private Owner() {}

  /** Whether a stack may be one of a target's, as far as can be told without its template. */
  static boolean mayBe(Target target, Stack stack) {
    Map<String, String> tags = tags(stack);
    return tags.containsKey(PROJECT) && tags.containsKey(ENVIRONMENT)
        ? isOf(target, tags)
        : stack.stackName().startsWith("%s-%s-".formatted(target.project(), target.environment()));
  }

  /** The stack, if it is one of the target's. */
  static Optional<StackId> of(Target target, Stack stack, DeployedTemplate template) {
    Map<String, String> tags = tags(stack);
    return isOf(target, tags) && tags.containsKey(SERVICE) && tags.containsKey(STACK)
        ? Optional.of(new StackId(tags.getOrDefault(SERVICE, ""), tags.getOrDefault(STACK, "")))
        : template.owner(target.project(), target.environment());
  }

  private static boolean isOf(Target target, Map<String, String> tags) {
    return target.project().equals(tags.get(PROJECT))
        && target.environment().equals(tags.get(ENVIRONMENT));
  }

  private static Map<String, String> tags(Stack stack) {
    return stack.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
  }
}
