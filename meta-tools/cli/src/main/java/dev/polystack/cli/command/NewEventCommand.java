package dev.polystack.cli.command;

import dev.polystack.engine.scaffold.NewEvent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** An event. */
@Command(
    name = "event",
    description =
        "Begins an event: its schema among the project's contracts, from which a record is made.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  meta new event orders/OrderPlaced"})
final class NewEventCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SERVICE/NAME",
      description = "The service that will tell it, and what happened, in the past tense.")
  private String event = "";

  @Override
  public Integer call() {
    return NewCommand.report(
        new NewEvent(ThisCheckout.current()).create(event),
        "Next: say in it what happened and to what; then functions may publish and consume it.");
  }
}
