package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import dev.polystack.engine.verify.Checked;
import dev.polystack.engine.verify.Verification;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The smoke test of an environment. */
@Command(
    name = "verify",
    description =
        "Verifies an environment: every stack is deployed as it was synthesized, every published"
            + " parameter is there, every function can be called, every API answers, every event"
            + " source is enabled, no alarm fires, no dead letter waits, and what repositories"
            + " check themselves (verify.json) is well. The exit status is 1 if something is not.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta verify                      this machine's environment",
      "  meta verify catalog --env test   one service's stacks, as after its deployment",
      "  meta verify --json | jq '.[] | select(.faults != [])'"
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Parameters(
      paramLabel = "STACK",
      arity = "0..*",
      description = "service or service/stack (default: everything).")
  private List<String> stacks = List.of();

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Console console = Console.standard();
    List<Checked> results =
        new Verification(checkout, environment.target(checkout))
            .run(
                stacks,
                checked -> {
                  if (!json) {
                    tell(console, checked);
                  }
                });
    if (json) {
      System.out.println(JSON.valueToTree(results).toPrettyString());
    }
    return results.stream().allMatch(Checked::isGood) ? 0 : 1;
  }

  private static void tell(Console console, Checked checked) {
    console.line(
        "  %-20s %s"
            .formatted(
                checked.name(),
                checked.isGood()
                    ? console.paint(Tone.GOOD, "%d well".formatted(checked.looked()))
                    : console.paint(
                        Tone.BAD,
                        "%d of %d not well".formatted(checked.faults().size(), checked.looked()))));
    checked.faults().forEach(fault -> console.line("    " + fault));
  }
}
