package dev.polystack.engine.deploy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedStacks.Deployed;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackRecord;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Of each stack whether what is deployed is what was last synthesized. */
public final class StackStates {

  /** How a stack is. */
  public enum State {
    /** As it was last synthesized. */
    DEPLOYED("deployed"),
    /** As it was last synthesized, but somebody has deleted a parameter that it publishes. */
    INCOMPLETE("deployed, but a parameter that it publishes is gone"),
    /** From something older. */
    CHANGED("changed since it was deployed"),
    /** Somebody is at it, or CloudFormation goes on with what a killed command asked. */
    CHANGING("being changed"),
    /** The last deployment failed. */
    BROKEN("broken: its last deployment failed"),
    /** Not at all. */
    MISSING("not deployed");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  private StackStates() {}

  /** The state of every stack that has been synthesized for the target, by its id. */
  public static Map<String, State> of(Checkout checkout, Target target) {
    Synthesis synthesis = new Synthesis(checkout.work(), target.project(), target.environment());
    List<Assembly> assemblies =
        checkout.checkedOut().stream()
            .map(repository -> synthesis.assembly(checkout.folder(repository)))
            .filter(folder -> Files.exists(folder.resolve(Assembly.FILE)))
            .map(Assembly::read)
            .toList();
    return of(assemblies, new DeployedStacks(target));
  }

  static Map<String, State> of(List<Assembly> assemblies, DeployedStacks stacks) {
    Map<String, Deployed> deployed = stacks.all();
    Map<String, String> parameters = stacks.parameters();
    Map<String, State> states = new TreeMap<>();
    for (Assembly assembly : assemblies) {
      for (StackRecord stack : assembly.stacks()) {
        states.put(
            assembly.id(stack).toString(),
            state(
                deployed.get(stack.stackName()),
                DeployedFrom.fingerprint(assembly, stack, parameters),
                stack.publishedBut(parameters.keySet()).isEmpty()));
      }
    }
    return states;
  }

  private static State state(@Nullable Deployed deployed, String fingerprint, boolean complete) {
    if (deployed == null) {
      return State.MISSING;
    }
    if (deployed.isInProgress()) {
      return State.CHANGING;
    }
    if (!deployed.isGood()) {
      return State.BROKEN;
    }
    if (!deployed.isFrom(fingerprint)) {
      return State.CHANGED;
    }
    return complete ? State.DEPLOYED : State.INCOMPLETE;
  }
}
