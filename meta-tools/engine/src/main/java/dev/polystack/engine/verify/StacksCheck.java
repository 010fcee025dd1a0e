package dev.polystack.engine.verify;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.StackStates;
import dev.polystack.engine.deploy.StackStates.State;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.workspace.stack.StackId;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every stack is deployed as it was synthesized here, by its fingerprint. */
record StacksCheck(Checkout checkout, Target target, Predicate<StackId> wanted) implements Check {

  @Override
  public Checked run(Inventory inventory) {
    Map<String, State> states = new TreeMap<>(StackStates.of(checkout, target));
    states
        .keySet()
        .removeIf(
            id -> {
              String[] parts = id.split("/", 2);
              return !wanted.test(new StackId(parts[0], parts[1]));
            });
    return new Checked(
        "stacks",
        states.size(),
        states.entrySet().stream()
            .filter(entry -> entry.getValue() != State.DEPLOYED)
            .map(
                entry ->
                    "%s: %s; `meta deploy %s --env %s`"
                        .formatted(
                            entry.getKey(),
                            entry.getValue().words(),
                            entry.getKey(),
                            target.environment()))
            .toList());
  }
}
