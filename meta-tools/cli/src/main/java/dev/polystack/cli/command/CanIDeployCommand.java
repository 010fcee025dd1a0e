package dev.polystack.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.UsageError;
import dev.polystack.engine.UserError;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.pacts.CheckoutServices;
import dev.polystack.engine.pacts.Recording;
import dev.polystack.pacts.Answer;
import dev.polystack.pacts.Services;
import dev.polystack.workspace.select.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether a version may be deployed. */
@Command(
    name = "can-i-deploy",
    description =
        "Says whether services may be deployed to an environment: every provider that they need"
            + " runs there, and all that run there were verified against their pacts. The exit"
            + " status is 0 for yes and 1 for no.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta can-i-deploy                                  everything that is here",
      "  meta can-i-deploy catalog --env test               one service",
      "  meta can-i-deploy catalog --release 1.4.0          one that was published",
      "  meta can-i-deploy --json | jq '.[].missing'        what stands in the way"
    })
public final class CanIDeployCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Parameters(
      paramLabel = "SERVICE",
      arity = "0..*",
      description = "As pacts call it (default: all that take part in pacts and are deployed).")
  private List<String> services = List.of();

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      description = "Of the services (default: the one that is here).")
  private @Nullable String version;

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  private void check(Collection<String> known) {
    List<String> problems =
        services.stream()
            .filter(service -> !known.contains(service))
            .map(
                service ->
                    "no pact here names '%s'. %s"
                        .formatted(service, Suggestions.instead(service, known)))
            .toList();
    if (!problems.isEmpty()) {
      throw new UsageError(String.join(System.lineSeparator(), problems));
    }
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Checkout checkout = ThisCheckout.current();
    CheckoutServices here =
        CheckoutServices.of(checkout, new Recording(checkout, environment.target(checkout)).all());
    Services known = here.services();
    if (known.names().isEmpty()) {
      throw new UserError(
          "There is no pact here yet, so nothing can be said. `meta test` writes and verifies them.");
    }
    check(known.names());
    List<Answer> answers = new ArrayList<>();
    for (String service : services.isEmpty() ? known.names() : services) {
      if (!services.isEmpty() || !here.clients().contains(service)) {
        answers.add(known.mayDeploy(service, version, environment.name()));
      }
    }
    if (json) {
      ArrayNode all = JSON.createArrayNode();
      for (Answer answer : answers) {
        all.add(JSON.readTree(answer.toJson()));
      }
      System.out.println(all.toPrettyString());
    } else {
      Console console = Console.standard();
      answers.forEach(
          answer -> console.line(answer.isYes() ? Tone.GOOD : Tone.BAD, answer.toText()));
      if (services.isEmpty() && !here.clients().isEmpty()) {
        console.line(
            Tone.QUIET,
            "Not asked for, as clients that are deployed nowhere: "
                + String.join(", ", new TreeSet<>(here.clients())));
      }
    }
    return answers.stream().allMatch(Answer::isYes) ? 0 : 1;
  }
}
