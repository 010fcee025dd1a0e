package dev.polystack.engine.testing;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.pacts.PactModules;
import dev.polystack.engine.run.Runner;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.graph.DependencyGraph;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.schedule.Ending;
import dev.polystack.workspace.schedule.Lane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs every repository's own build with all of its tests, in the order of the builds. Pacts are
 * verified last, when every consumer has written and installed its newest.
 */
public final class TestRun {

  private final Checkout checkout;
  private final Runner runner;
  private final Console console;
  private final Target target;
  private final List<String> broken = new ArrayList<>();
  private Counts counts = Counts.NONE;

  /** Tests against an environment that runs. */
  public TestRun(Checkout checkout, Runner runner, Target target) {
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
    List<Path> folders = inOrder(checkout, chosen);
    for (Path repository : folders) {
      test(repository, String.valueOf(repository.getFileName()));
    }
    verifyPacts(folders);
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

  /** The folders of those that are built with Maven, in the order of their builds. */
  static List<Path> inOrder(Checkout checkout, Collection<Repository> chosen) {
    Set<Path> wanted = chosen.stream().map(checkout::folder).collect(Collectors.toSet());
    List<Path> all = checkout.repositories().stream().map(checkout::folder).toList();
    return BuildGraph.of(all).order().stream().filter(wanted::contains).toList();
  }

  private void test(Path repository, String name) throws InterruptedException {
    run(
        repository,
        name,
        List.of(
            "install",
            "-DskipITs=false",
            "--fail-at-end",
            "-DexcludedGroups=" + PactModules.VERIFICATION));
  }

  private void verifyPacts(List<Path> folders) throws InterruptedException {
    Map<Path, List<Module>> providers = new TreeMap<>();
    for (Module module : PactModules.of(checkout).providers()) {
      if (folders.contains(module.repository())) {
        providers.computeIfAbsent(module.repository(), any -> new ArrayList<>()).add(module);
      }
    }
    for (Map.Entry<Path, List<Module>> each : providers.entrySet()) {
      run(
          each.getKey(),
          "pacts with " + each.getKey().getFileName(),
          List.of(
              "install",
              "-Dgroups=" + PactModules.VERIFICATION,
              "-pl",
              each.getValue().stream().map(Module::selector).collect(Collectors.joining(",")),
              // Here all repositories stand side by side, so nobody's pact may be left out.
              "-Dpacts.complete=" + (folders.size() == checkout.repositories().size()),
              // What the environment runs must be kept too, although an older version wrote it.
              "-Denv=" + target.environment(),
              // The environment is asked, not deployed to: that is for a whole repository.
              "-P!environment",
              "-Dpolystack.project=" + target.project()));
    }
  }

  private void run(Path repository, String name, List<String> goals) throws InterruptedException {
    console.line(Tone.TITLE, name);
    RepositoryTests tests = new RepositoryTests(checkout, console, target, repository, goals);
    var report =
        runner.run(
            "test", DependencyGraph.of(Map.of(name, List.of())), tests, Map.of(Lane.CPU, 1), 0);
    counts = counts.plus(tests.counts());
    if (!report.succeeded() && tests.counts().failed() == 0) {
      broken.add(name + ": the build failed outside its tests, which counts as a failure");
    }
    if (report.ending() != Ending.COMPLETE) {
      throw new InterruptedException("the tests were ended before their end");
    }
  }
}
