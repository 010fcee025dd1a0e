package dev.polystack.engine;

import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.schedule.Lane;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One step of a {@link Preparation}; repositories are named by their folder. */
sealed interface PreparationStep {

  /** The steps, each after those that it needs. */
  static DependencyGraph<PreparationStep> graph(
      DependencyGraph<Path> repositories, List<Path> withStacks, boolean local) {
    Map<PreparationStep, Set<PreparationStep>> steps = new LinkedHashMap<>();
    steps.put(new InstallCdk(), Set.of());
    if (local) {
      steps.put(new InstallEmulator(), Set.of());
      steps.put(new StartCloud(), Set.of(new InstallEmulator()));
    }
    for (Path repository : repositories.order()) {
      Set<PreparationStep> before = new LinkedHashSet<>();
      repositories
          .dependenciesOf(repository)
          .forEach(each -> before.add(new BuildRepository(each)));
      steps.put(new BuildRepository(repository), before);
    }
    for (Path repository : withStacks) {
      PreparationStep build = new BuildRepository(repository);
      steps.put(
          new Synthesize(repository), steps.containsKey(build) ? Set.of(build) : Set.of());
    }
    return DependencyGraph.of(steps);
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
  record BuildRepository(Path folder) implements PreparationStep {

    @Override
    public String name() {
      return String.valueOf(folder.getFileName());
    }

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
  record Synthesize(Path folder) implements PreparationStep {

    @Override
    public String name() {
      return folder.getFileName() + " stacks";
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
