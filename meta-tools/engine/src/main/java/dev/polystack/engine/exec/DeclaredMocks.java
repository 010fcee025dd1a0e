package dev.polystack.engine.exec;

import dev.polystack.engine.UserError;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps mocks that files declare out of production. Synthesized stacks say by themselves whether
 * their environment is production; for those of files the manifest does, or the synthesized ones
 * that they stand beside.
 */
final class DeclaredMocks {

  /** What the stack kit knows as environments for development without being told. */
  private static final Pattern DEVELOPMENT = Pattern.compile("local|test|dev-.*");

  private final Manifest manifest;
  private final String environment;

  DeclaredMocks(Manifest manifest, String environment) {
    this.manifest = manifest;
    this.environment = environment;
  }

  /**
   * Whether it is production.
   *
   * @param synthesized the assemblies that say so themselves
   */
  boolean isProduction(List<Assembly> synthesized) {
    return manifest.production().contains(environment)
        || synthesized.stream().anyMatch(Assembly::production);
  }

  /**
   * The mocks of these assemblies, and which they are.
   *
   * @param certain whether somebody has said what the environment is for
   * @throws UserError if nobody has, and there are mocks
   */
  Set<StackId> in(List<Assembly> declared, boolean certain) {
    Set<StackId> mocks = new TreeSet<>();
    for (Assembly assembly : declared) {
      assembly.stacks().stream()
          .filter(StackRecord::mock)
          .forEach(stack -> mocks.add(assembly.id(stack)));
    }
    boolean isSaid =
        certain
            || manifest.production().contains(environment)
            || manifest.staging().contains(environment)
            || DEVELOPMENT.matcher(environment).matches();
    if (!mocks.isEmpty() && !isSaid) {
      throw new UserError(
          ("Nobody says whether '%s' is production, where mocks never go, and these are some: %s."
                  + " Correct the name%s, or write into repos.yaml what it is: `production: [%1$s]`, or"
                  + " `staging: [%1$s]` if it is not.")
              .formatted(environment, names(mocks), declared()));
    }
    return mocks;
  }

  /**
   * Refuses stacks that would miss a mock in production.
   *
   * @throws UserError with each of them, and what it consumes
   */
  void requireThatNobodyNeeds(Set<StackId> mocks, List<Assembly> all) {
    Map<String, StackId> values = new HashMap<>();
    for (Assembly assembly : all) {
      for (StackRecord stack : assembly.stacks()) {
        if (mocks.contains(assembly.id(stack))) {
          stack.publishes().forEach(each -> values.put(each.name(), assembly.id(stack)));
        }
      }
    }
    List<String> problems = new ArrayList<>();
    for (Assembly assembly : all) {
      for (StackRecord stack : assembly.stacks()) {
        for (var consumed : stack.consumes()) {
          StackId mock = values.get(consumed.name());
          if (mock != null && !mocks.contains(assembly.id(stack))) {
            problems.add(
                "%s consumes %s of the mock %s, which is left out of '%s', since that is production"
                    .formatted(assembly.id(stack), consumed.name(), mock, environment));
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(String.join(System.lineSeparator(), problems));
    }
  }

  private String declared() {
    Set<String> declared = new TreeSet<>(manifest.production());
    declared.addAll(manifest.staging());
    return declared.isEmpty() ? "" : " (there are: %s)".formatted(String.join(", ", declared));
  }

  static String names(Set<StackId> stacks) {
    return stacks.stream().map(StackId::toString).collect(Collectors.joining(", "));
  }
}
