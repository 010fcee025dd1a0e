package dev.polystack.engine.testing;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.pacts.PactModules;
import dev.polystack.engine.run.Runner;
import dev.polystack.engine.testing.RepositoryTests.Build;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.schedule.Ending;
import dev.polystack.workspace.schedule.Lane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs every repository's own build with all of its tests, in the order of the builds; those that
 * follow one another and do not need each other run at the same time. Pacts are verified last, when
 * every consumer has written and installed its newest.
 */
public final class TestRun {

  private static final int WIDTH = 2;

  private static final List<String> TESTS =
      List.of(
          "install",
          "-DskipITs=false",
          "--fail-at-end",
          "-DexcludedGroups=" + PactModules.VERIFICATION);

  private final Checkout checkout;
  private final Runner runner;
  private final Maven maven;
  private final Console console;
  private final Target target;
  private final List<String> broken = new ArrayList<>();
  private Counts counts = Counts.NONE;
  private boolean over;

  /** Tests against an environment that runs. */
  public TestRun(Checkout checkout, Runner runner, Target target) {
    this(checkout, runner, target, new Maven(checkout));
  }

  TestRun(Checkout checkout, Runner runner, Target target, Maven maven) {
    this.maven = maven;
    this.checkout = checkout;
    this.runner = runner;
    this.console = runner.console();
    this.target = target;
  }

  /**
   * Runs the tests and prints the sum as the last line.
   *
   * @param chosen repositories; those that are not built with Maven have no tests
   * @return whether everything passed
   */
  public boolean run(Collection<Repository> chosen) throws InterruptedException {
    List<List<Path>> steps = inOrder(checkout, chosen);
    for (List<Path> together : steps) {
      Map<String, Build> builds = new LinkedHashMap<>();
      together.forEach(repository -> builds.put(name(repository), new Build(repository, TESTS)));
      run(builds);
    }
    verifyPacts(steps.stream().flatMap(List::stream).toList());
    runner.conclude();
    for (String each : broken) {
      console.line(Tone.BAD, each);
    }
    int failed = counts.failed() + broken.size();
    console.line(
        "%d passed, %d failed%s"
            .formatted(
                counts.passed(),
                failed,
                counts.skipped() == 0 ? "" : ", %d skipped".formatted(counts.skipped())));
    return failed == 0;
  }

  /**
   * The folders of those that are built with Maven, in the order of their builds: each list is of
   * some that do not need one another.
   */
  static List<List<Path>> inOrder(Checkout checkout, Collection<Repository> chosen) {
    Set<Path> wanted = chosen.stream().map(checkout::folder).collect(Collectors.toSet());
    List<Path> all = checkout.repositories().stream().map(checkout::folder).toList();
    DependencyGraph<Path> graph = BuildGraph.of(all).graph();
    List<List<Path>> steps = new ArrayList<>();
    for (Path repository : graph.order()) {
      if (!wanted.contains(repository)) {
        continue;
      }
      boolean apart =
          steps.isEmpty()
              || !Collections.disjoint(
                  graph.dependenciesOf(repository), steps.get(steps.size() - 1));
      if (apart) {
        steps.add(new ArrayList<>());
      }
      steps.get(steps.size() - 1).add(repository);
    }
    return steps;
  }

  private String name(Path repository) {
    return checkout.root().relativize(repository).toString().replace('/', '.');
  }

  private void verifyPacts(List<Path> folders) throws InterruptedException {
    Map<Path, List<Module>> providers = new TreeMap<>();
    for (Module module : PactModules.of(checkout).providers()) {
      if (folders.contains(module.repository())) {
        providers.computeIfAbsent(module.repository(), any -> new ArrayList<>()).add(module);
      }
    }
    Map<String, Build> builds = new LinkedHashMap<>();
    providers.forEach(
        (repository, modules) ->
            builds.put(
                "pacts with " + name(repository),
                new Build(
                    repository,
                    List.of(
                        "install",
                        "-Dgroups=" + PactModules.VERIFICATION,
                        "-pl",
                        modules.stream().map(Module::selector).collect(Collectors.joining(",")),
                        // Here all repositories stand side by side: no pact may be left out.
                        "-Dpacts.complete=" + (folders.size() == checkout.repositories().size()),
                        // What the environment runs must be kept too, by whatever version.
                        "-Denv=" + target.environment(),
                        // The environment is asked, and not deployed to.
                        "-P!environment",
                        "-Dpolystack.project=" + target.project()))));
    run(builds);
  }

  private void run(Map<String, Build> builds) throws InterruptedException {
    if (over || builds.isEmpty()) {
      return;
    }
    console.line(Tone.TITLE, String.join(", ", builds.keySet()));
    RepositoryTests tests = new RepositoryTests(checkout, maven, console, target, builds);
    Map<String, List<String>> independent = new LinkedHashMap<>();
    builds.keySet().forEach(name -> independent.put(name, List.of()));
    var report =
        runner.run("test", DependencyGraph.of(independent), tests, Map.of(Lane.CPU, WIDTH), 0);
    for (String name : builds.keySet()) {
      counts = counts.plus(tests.counts(name));
      if (report.failures().containsKey(name) && tests.counts(name).failed() == 0) {
        broken.add(name + ": the build failed outside its tests, which counts as a failure");
      }
    }
    over = report.ending() != Ending.COMPLETE;
    if (report.ending() == Ending.INTERRUPTED) {
      throw new InterruptedException("the tests were interrupted");
    }
    if (report.ending() == Ending.OUT_OF_TIME) {
      broken.add("The time for all tests is over, which counts as a failure: --timeout gives more");
    }
  }
}
