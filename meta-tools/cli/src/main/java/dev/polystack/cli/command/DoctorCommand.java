package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.doctor.Diagnosis;
import dev.polystack.engine.doctor.Finding;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks for what may be wrong. */
@Command(
    name = "doctor",
    description = "Looks at tools, disk, ports and what earlier runs left; says what to do next.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  meta doctor"})
public final class DoctorCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Console console = Console.standard();
    List<Finding> findings = new Diagnosis(checkout).findings();
    for (Finding finding : findings) {
      console.line(
          "  %s %-18s %s"
              .formatted(
                  console.paint(
                      finding.good() ? Tone.GOOD : Tone.BAD, finding.good() ? "ok  " : "look"),
                  finding.subject(),
                  finding.words()));
    }
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }
}
