package dev.polystack.engine.testing;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.NamedLines;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.run.Job;
import dev.polystack.engine.tools.Maven;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Runs of Maven with tests, each over one repository. */
final class RepositoryTests implements Job<String> {

  /** A run of Maven: where, and what. */
  record Build(Path repository, List<String> goals) {}

  private final Checkout checkout;
  private final Maven maven;
  private final Target target;
  private final Map<String, Build> builds;
  private final NamedLines lines;
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();

  RepositoryTests(
      Checkout checkout, Maven maven, Console console, Target target, Map<String, Build> builds) {
    this.checkout = checkout;
    this.maven = maven;
    this.target = target;
    this.builds = builds;
    this.lines = new NamedLines(console, builds.keySet());
  }

  /** How one build's tests went, when they have. */
  Counts counts(String name) {
    return counts.getOrDefault(name, Counts.NONE);
  }

  @Override
  public Result run(String name) throws InterruptedException {
    Build build = Objects.requireNonNull(builds.get(name), name);
    // Not rounded: the build before may have written its last report within this second. However
    // coarse a file system's times are, Maven takes longer to its first one.
    Instant start = Instant.now();
    Finished finished =
        maven
            .run(build.repository(), build.goals())
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
                    lines.line(name, line);
                  }
                })
            .run(checkout.log("test-" + name.replace(' ', '-')));
    counts.put(name, Reports.in(build.repository(), start));
    if (!finished.succeeded()) {
      throw new UserError(
          "%s\n%s\nLog: %s"
              .formatted(words(name), Maven.errors(finished).stripIndent(), finished.log()));
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
    return words(name);
  }

  private String words(String name) {
    return "%d passed, %d failed".formatted(counts(name).passed(), counts(name).failed());
  }
}
