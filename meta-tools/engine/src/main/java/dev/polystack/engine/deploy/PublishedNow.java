package dev.polystack.engine.deploy;

import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import dev.polystack.workspace.stack.StackRecord.Published;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The published parameters while stacks are deployed. The Parameter Store gives ten at a time, so
 * that only those of a stack which was deployed meanwhile are read again.
 */
final class PublishedNow {

  private final DeployedStacks deployed;
  private final Map<String, String> known;
  private final Set<String> outdated = new TreeSet<>();

  /** Begins with what there is. */
  PublishedNow(DeployedStacks deployed, Map<String, String> known) {
    this.deployed = deployed;
    this.known = new HashMap<>(known);
  }

  /** A stack has been deployed, and may publish others than before. */
  synchronized void outdate(StackId id, StackRecord stack) {
    outdated.add(deployed.path(id));
    for (Published each : stack.publishes()) {
      outdated.add(each.name().substring(0, each.name().lastIndexOf('/') + 1));
    }
  }

  /** All of them, by their paths. */
  synchronized Map<String, String> all() {
    for (String path : Set.copyOf(outdated)) {
      Map<String, String> now = deployed.parameters(path);
      known.keySet().removeIf(name -> name.startsWith(path));
      known.putAll(now);
      outdated.remove(path); // Only now: what could not be read is read by the next.
    }
    return Map.copyOf(known);
  }
}
