package dev.polystack.engine.testing;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.run.Job;
import dev.polystack.engine.tools.Maven;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** One run of Maven over one repository, with tests. */
final class RepositoryTests implements Job<String> {

  private final Checkout checkout;
  private final Console console;
  private final Target target;
  private final Path repository;
  private final List<String> goals;
  private volatile Counts counts = Counts.NONE;

  RepositoryTests(
      Checkout checkout, Console console, Target target, Path repository, List<String> goals) {
    this.checkout = checkout;
    this.console = console;
    this.target = target;
    this.repository = repository;
    this.goals = goals;
  }

  /** How the tests went, when they have. */
  Counts counts() {
    return counts;
  }

  @Override
  public Result run(String name) throws InterruptedException {
    // File systems keep times in whole milliseconds at best.
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Finished finished =
        new Maven(checkout)
            .run(repository, goals)
            .with(target.variables())
            .with(
                Map.of(
                    "POLYSTACK_WORKSPACE", checkout.root().toString(),
                    "CDK_HOME", checkout.made("work", "cdk").toString(),
                    "JSII_RUNTIME_PACKAGE_CACHE_ROOT", checkout.made("work", "jsii").toString(),
                    "POLYSTACK_BROWSER_HOME", checkout.made("env", "browser").toString()))
            .listening(
                line -> {
                  if (matters(line)) {
                    console.line("  " + line);
                  }
                })
            .run(checkout.log("test-" + name.replace(' ', '-')));
    counts = Reports.in(repository, start);
    if (!finished.succeeded()) {
      throw new UserError(
          "%s\n%s\nLog: %s"
              .formatted(
                  words(),
                  finished.relevant(line -> line.contains("ERROR")).stripIndent(),
                  finished.log()));
    }
    return Result.DONE;
  }

  private static boolean matters(String line) {
    return line.contains("Tests run:")
        || line.contains("BUILD ")
        || line.contains("has published no pact");
  }

  @Override
  public String name(String name) {
    return name;
  }

  @Override
  public String done(String name) {
    return words();
  }

  private String words() {
    return "%d passed, %d failed".formatted(counts.passed(), counts.failed());
  }
}
