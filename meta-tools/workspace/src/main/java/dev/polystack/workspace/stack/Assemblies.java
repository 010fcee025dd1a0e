package dev.polystack.workspace.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks that assemblies belong together. */
final class Assemblies {

  private Assemblies() {}

  /**
   * What keeps them from being deployed together: another project, another environment, or that not
   * all of them hold the environment for production.
   */
  static List<String> differences(Collection<Assembly> assemblies) {
    var problems = new ArrayList<String>();
    for (var other : assemblies) {
      var first = assemblies.iterator().next();
      if (!target(other).equals(target(first))) {
        problems.add(
            "%s is synthesized for %s but %s for %s: synthesize both for the same environment"
                .formatted(first.service(), target(first), other.service(), target(other)));
      }
    }
    return problems;
  }

  private static String target(Assembly assembly) {
    return "%s/%s%s"
        .formatted(
            assembly.project(),
            assembly.environment(),
            assembly.production() ? " (production)" : "");
  }
}
