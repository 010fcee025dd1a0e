package dev.polystack.engine;

import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Lane;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One step of a {@link Preparation}; repositories have a folder and a name. */
sealed interface PreparationStep {

  /** The steps, each after those that it needs. */
  static DependencyGraph<PreparationStep> graph(
      DependencyGraph<Path> repositories, Checkout checkout, boolean local) {
    Map<PreparationStep, Set<PreparationStep>> steps = new LinkedHashMap<>();
    steps.put(new InstallCdk(), Set.of());
    if (local) {
      steps.put(new InstallEmulator(), Set.of());
      steps.put(new StartCloud(), Set.of(new InstallEmulator()));
    }
    for (Path repository : repositories.order()) {
      Set<PreparationStep> before = new LinkedHashSet<>();
      repositories.dependenciesOf(repository).forEach(each -> before.add(build(each, checkout)));
      steps.put(build(repository, checkout), before);
    }
    for (Path repository : checkout.withStacks()) {
      PreparationStep build = build(repository, checkout);
      steps.put(
          new Synthesize(repository, checkout.work().nameOf(repository)),
          steps.containsKey(build) ? Set.of(build) : Set.of());
    }
    return DependencyGraph.of(steps);
  }

  private static PreparationStep build(Path repository, Checkout checkout) {
    return new BuildRepository(repository, checkout.work().nameOf(repository));
  }

  /** What people call it. */
  String name();

  /** What to say when its work was done. */
  default String done() {
    return "installed";
  }

  /** What it takes. */
  default Lane lane() {
    return Lane.NETWORK;
  }

  /** Python's packages for the emulator. */
  record InstallEmulator() implements PreparationStep {

    @Override
    public String name() {
      return "emulator";
    }
  }

  /** Node's packages for the CDK. */
  record InstallCdk() implements PreparationStep {

    @Override
    public String name() {
      return "CDK command";
    }
  }

  /** The daemon that holds the embedded cloud. */
  record StartCloud() implements PreparationStep {

    @Override
    public String name() {
      return "embedded cloud";
    }

    @Override
    public String done() {
      return "started";
    }
  }

  /** Maven's work. */
  record BuildRepository(Path folder, String name) implements PreparationStep {

    @Override
    public String done() {
      return "built";
    }

    @Override
    public Lane lane() {
      return Lane.CPU;
    }
  }

  /** The CDK app's work. */
  record Synthesize(Path folder, String repository) implements PreparationStep {

    @Override
    public String name() {
      return repository + " stacks";
    }

    @Override
    public String done() {
      return "synthesized";
    }

    @Override
    public Lane lane() {
      return Lane.CPU;
    }
  }
}
