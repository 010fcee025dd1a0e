package dev.polystack.workspace.stack;

import java.util.Set;

/** A stack and the assembly that it stands in. */
record Member(Assembly assembly, StackRecord stack) {

  /** The names of the stacks of the same service that it refers to directly. */
  Set<String> references() {
    return assembly.references().getOrDefault(stack.name(), Set.of());
  }
}
