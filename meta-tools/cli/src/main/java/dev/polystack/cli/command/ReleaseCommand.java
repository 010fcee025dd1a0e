package dev.polystack.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.CheckoutLock;
import dev.polystack.engine.UsageError;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.release.ReleasePlan;
import dev.polystack.engine.release.ReleaseRequest;
import dev.polystack.engine.release.ReleaseWorkflow;
import dev.polystack.engine.release.Version;
import dev.polystack.engine.release.Version.Bump;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** New versions of repositories. */
@Command(
    name = "release",
    description =
        "Releases repositories in the order that they build with each other: the changelog is"
            + " written, the Maven Release Plugin tags and publishes, and whoever builds with a"
            + " released repository gets a commit that raises its version. What the remotes have is"
            + " released; your checkouts only follow. After whatever ended it, the same command"
            + " goes on.",
    footer = {
      "",
      "Examples:",
      "  meta release --dry-run          what would be released, and as what",
      "  meta release                    all that have something new, as their POMs say",
      "  meta release contracts --minor  one, with the next minor version",
      "  meta release store-service -D skipTests --settings shared-repository.xml"
    })
public final class ReleaseCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(
      paramLabel = "REPOSITORY",
      arity = "0..*",
      description = "By name (default: all that have something new).")
  private List<String> repositories = List.of();

  @ArgGroup private Versions versions = new Versions();

  private static final class Versions {

    @Option(names = "--minor", description = "The next minor version after the last release.")
    private boolean minor;

    @Option(names = "--major", description = "The next major version after the last release.")
    private boolean major;

    @Option(names = "--version", paramLabel = "X.Y.Z", description = "Exactly this version.")
    private @Nullable String number;

    Optional<Bump> bump() {
      if (major) {
        return Optional.of(Bump.MAJOR);
      }
      return minor ? Optional.of(Bump.MINOR) : Optional.empty();
    }
  }

  // Not by mixinStandardHelpOptions, whose --version would be meta's own.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Option(
      names = "-D",
      paramLabel = "NAME[=VALUE]",
      description = "A property for Maven, such as skipTests.")
  private List<String> properties = List.of();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Maven's settings (default: Maven's own).")
  private @Nullable Path settings;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    Checkout checkout = ThisCheckout.current();
    try (CheckoutLock lock = CheckoutLock.take(checkout, "meta release")) {
      ReleaseWorkflow workflow =
          new ReleaseWorkflow(
              checkout,
              json ? Console.standardError() : Console.standard(),
              request(),
              Clock.systemUTC());
      ReleasePlan plan = dryRun ? workflow.plan() : workflow.run();
      if (json) {
        System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plan));
      } else if (dryRun) {
        System.out.println(plan.toText());
      }
      return 0;
    }
  }

  private ReleaseRequest request() {
    return new ReleaseRequest(
        repositories,
        versions.bump(),
        versions.number == null ? null : version(versions.number),
        properties,
        settings);
  }

  private static Version version(String text) {
    return Version.parse(text)
        .orElseThrow(() -> new UsageError("'%s' is no version such as 1.4.0.".formatted(text)));
  }
}
