package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.CloudHealth;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.StackStates;
import dev.polystack.engine.deploy.StackStates.State;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.pacts.DeployedVersions;
import dev.polystack.engine.pacts.Environments;
import dev.polystack.engine.pacts.Environments.Environment;
import dev.polystack.engine.repositories.RepositoryStatus;
import dev.polystack.engine.repositories.WorkspaceStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How everything is: repositories, the cloud, stacks. */
@Command(
    name = "status",
    description =
        "Shows how each repository is (branch, commits ahead + and behind - its remote branch,"
            + " changed and new files, stashes, version, the contracts it builds with, what the"
            + " environment runs), the embedded cloud's parts, and of each stack whether it is up"
            + " to date. Of the other environments that are known (declared in a cdk.json, or"
            + " synthesized for here) it shows what they run.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    footer = {
      "",
      "Examples:",
      "  meta status",
      "  meta status --group services",
      "  meta status --env test",
      "  meta status --json | jq .stacks"
    })
public final class StatusCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();
  @Mixin private RepositoryOptions repositories = new RepositoryOptions();

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Environments others = Environments.ask(checkout, environment.project(), environment.name());
    Optional<Target> target = environment.reachable(checkout);
    List<RepositoryStatus> states = new WorkspaceStatus(checkout).of(repositories.among(checkout));
    RepositoryLines lines =
        new RepositoryLines(
            states,
            target
                .map(each -> new DeployedVersions(checkout, each).byRepository())
                .orElse(Map.of()));
    if (json) {
      System.out.println(
          StatusJson.of(
              environment.name(), lines, target, stacks(checkout, target), others.answers()));
      return 0;
    }
    Console console = Console.standard();
    console.line(Tone.TITLE, "Repositories");
    lines.show(console, environment.name());
    if (target.isEmpty()) {
      console.line(Tone.QUIET, "The embedded cloud does not run. Start it with `meta up`.");
      show(console, others.answers());
      return 0;
    }
    show(console, target.get());
    console.line(Tone.TITLE, "Stacks of " + environment.name());
    stacks(checkout, target)
        .forEach(
            (id, state) ->
                console.line(
                    "  %-26s %s"
                        .formatted(
                            id,
                            console.paint(
                                state == State.DEPLOYED ? Tone.GOOD : Tone.NOTE, state.words()))));
    show(console, others.answers());
    return 0;
  }

  private static void show(Console console, Map<String, Environment> others) {
    if (!others.isEmpty()) {
      console.line(Tone.TITLE, "Other environments");
    }
    others.forEach(
        (name, environment) ->
            console.line(
                "  "
                    + Console.padded(name, 26)
                    + " "
                    + (environment.problem().isEmpty()
                        ? versions(environment)
                        : console.paint(Tone.NOTE, "not known: " + environment.problem()))));
  }

  private static String versions(Environment environment) {
    return environment.versions().isEmpty()
        ? "runs nothing"
        : environment.versions().entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
  }

  private static Map<String, State> stacks(Checkout checkout, Optional<Target> target) {
    return target.map(each -> StackStates.of(checkout, each)).orElse(Map.of());
  }

  private static void show(Console console, Target target) {
    if (target.local() == null) {
      return;
    }
    console.line(Tone.TITLE, "Embedded cloud at " + target.local().endpoint());
    CloudHealth health = CloudHealth.of(target.local());
    if (!health.isReachable()) {
      console.line(Tone.BAD, "  does not answer. `meta up` starts it anew.");
    }
    for (JsonNode part : health.parts()) {
      console.line(
          "  %-46s %-8s process %d%s"
              .formatted(
                  part.path("name").asText(),
                  part.path("state").asText(),
                  part.path("pid").asLong(),
                  part.path("restarts").asInt() == 0
                      ? ""
                      : ", restarted " + part.path("restarts").asInt() + " times"));
    }
  }
}
