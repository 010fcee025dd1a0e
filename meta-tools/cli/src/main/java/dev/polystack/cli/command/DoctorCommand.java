package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.doctor.Diagnosis;
import dev.polystack.engine.doctor.Finding;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for what may be wrong. */
@Command(
    name = "doctor",
    description =
        "Checks tools, disk space, the manifest, what earlier commands left, registries, the"
            + " embedded cloud, and an environment's credentials; says what to do. The exit status is 1 if"
            + " something is wrong.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta doctor              this machine and this workspace",
      "  meta doctor --env test   and whether an environment on AWS can be deployed to",
      "  meta doctor --fix        also repairs what is safe to repair"
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Option(names = "--fix", description = "Repairs what is safe to repair.")
  private boolean fix;

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Console console = Console.standard();
    List<Finding> findings = new Diagnosis(checkout, target(checkout)).findings();
    if (json) {
      System.out.println(toJson(findings));
    } else {
      findings.forEach(finding -> tell(console, finding));
    }
    boolean good = true;
    for (Finding finding : findings) {
      if (fix && finding.fix().isPresent()) {
        finding.fix().get().action().run();
        if (!json) {
          console.line(
              Tone.GOOD,
              "  mended: %s (%s)".formatted(finding.subject(), finding.fix().get().words()));
        }
      } else {
        good &= finding.good();
      }
    }
    return good ? 0 : 1;
  }

  /** Without a manifest to name the project there is no environment to look at. */
  private Optional<Target> target(Checkout checkout) {
    return environment.reachable(checkout);
  }

  private static void tell(Console console, Finding finding) {
    console.line(
        "  %s %-18s %s%s"
            .formatted(
                console.paint(
                    finding.good() ? Tone.GOOD : Tone.BAD, finding.good() ? "ok  " : "look"),
                finding.subject(),
                finding.words(),
                finding.fix().map(fix -> " (--fix: %s)".formatted(fix.words())).orElse("")));
  }

  private static String toJson(List<Finding> findings) {
    ArrayNode all = JSON.createArrayNode();
    for (Finding finding : findings) {
      ObjectNode node = all.addObject();
      node.put("subject", finding.subject()).put("good", finding.good());
      node.put("words", finding.words());
      finding.fix().ifPresent(fix -> node.put("fix", fix.words()));
    }
    return all.toPrettyString();
  }
}
