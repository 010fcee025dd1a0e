package dev.polystack.engine.testing;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.pacts.PactModules;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.build.BuildGraph;
import dev.polystack.workspace.build.Module;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs every repository's own build with all of its tests, in the order of the builds. Pacts are
 * verified last, when every consumer has written and installed its newest.
 */
public final class TestRun {

  private final Checkout checkout;
  private final Console console;
  private final Target target;
  private final List<String> broken = new ArrayList<>();
  private Counts counts = Counts.NONE;

  /** Tests against an environment that runs. */
  public TestRun(Checkout checkout, Console console, Target target) {
    this.checkout = checkout;
    this.console = console;
    this.target = target;
  }

  /**
   * Runs the tests and prints the sum as the last line.
   *
   * @param only names of repositories; all if it is empty
   * @return whether everything passed
   */
  public boolean run(List<String> only) throws InterruptedException {
    List<Path> folders = checkout.repositories().stream().map(checkout::folder).toList();
    for (Path repository : BuildGraph.of(folders).order()) {
      String name = String.valueOf(repository.getFileName());
      if (only.isEmpty() || only.contains(name)) {
        test(repository, name);
      }
    }
    verifyPacts(only);
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

  private void verifyPacts(List<String> only) throws InterruptedException {
    Map<Path, List<Module>> providers = new TreeMap<>();
    for (Module module : PactModules.of(checkout).providers()) {
      if (only.isEmpty() || only.contains(String.valueOf(module.repository().getFileName()))) {
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
              "-Dpacts.complete=" + only.isEmpty()));
    }
  }

  private void run(Path repository, String name, List<String> goals) throws InterruptedException {
    console.line(Tone.TITLE, name);
    // File systems keep times in whole milliseconds at best.
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Finished finished =
        new Maven(checkout)
            .run(repository, goals)
            .with(target.variables())
            .with(
                Map.of(
                    "CDK_HOME", checkout.made("work", "cdk").toString(),
                    "JSII_RUNTIME_PACKAGE_CACHE_ROOT", checkout.made("work", "jsii").toString(),
                    "POLYSTACK_BROWSER_HOME", checkout.made("env", "browser").toString()))
            .listening(
                line -> {
                  if (line.contains("Tests run:")
                      || line.contains("BUILD ")
                      || line.contains("has published no pact")) {
                    console.line("  " + line);
                  }
                })
            .run(checkout.log("test-" + name.replace(' ', '-')));
    Counts here = Reports.in(repository, start);
    counts = counts.plus(here);
    console.task(
        finished.succeeded() ? Tone.GOOD : Tone.BAD,
        name,
        "%d passed, %d failed".formatted(here.passed(), here.failed()),
        Duration.between(start, Instant.now()));
    if (!finished.succeeded()) {
      console.line(finished.relevant(line -> line.contains("ERROR")));
      console.line("    Log: " + finished.log());
      if (here.failed() == 0) {
        broken.add(name + ": the build failed outside its tests, which counts as a failure");
      }
    }
  }
}
