package dev.polystack.cli.command;

import dev.polystack.engine.scaffold.NewFunction;
import dev.polystack.engine.scaffold.Trigger;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A function. */
@Command(
    name = "function",
    description =
        "Begins a function of a stack, called by requests or by an event, with its tests.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta new function orders/orders/health --http 'GET /health'",
      "  meta new function orders/orders/place-order --http 'POST /orders' \\",
      "      --publishes orders/OrderPlaced",
      "  meta new function billing/billing/invoicer --consumes orders/OrderPlaced"
    })
final class NewFunctionCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SERVICE/STACK/FUNCTION",
      description = "A stack that is there, and the name.")
  private String function = "";

  @ArgGroup(multiplicity = "1")
  private Called called = new Called();

  /** By a request or by an event. */
  static final class Called {

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable ByRequest request;

    @Option(
        names = "--consumes",
        paramLabel = "SERVICE/EVENT",
        description = "The event that calls it, through a queue with a dead-letter queue.")
    private @Nullable String consumes;
  }

  /** By a request, which may become an event. */
  static final class ByRequest {

    @Option(
        names = "--http",
        paramLabel = "'METHOD /PATH'",
        required = true,
        description = "The request that calls it.")
    private String line = "";

    @Option(
        names = "--publishes",
        paramLabel = "SERVICE/EVENT",
        description = "The event of the service that a good request becomes.")
    private @Nullable String publishes;
  }

  @Override
  public Integer call() throws InterruptedException {
    Trigger trigger =
        called.request == null
            ? new Trigger.Queue(String.valueOf(called.consumes))
            : Trigger.Http.of(called.request.line, Optional.ofNullable(called.request.publishes));
    return NewCommand.report(
        new NewFunction(ThisCheckout.current()).create(function, trigger),
        "Next: meta deploy " + function.substring(0, function.lastIndexOf('/')));
  }
}
