package dev.polystack.cli.command;

import dev.polystack.engine.scaffold.NewStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A stack. */
@Command(
    name = "stack",
    description = "Begins a stack of a service, with a table, and adds it to the service's app.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  meta new stack orders/returns"})
final class NewStackCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SERVICE/STACK", description = "A service that is there, and the name.")
  private String stack = "";

  @Override
  public Integer call() throws InterruptedException {
    return NewCommand.report(
        new NewStack(ThisCheckout.current()).create(stack), "Next: meta deploy " + stack);
  }
}
