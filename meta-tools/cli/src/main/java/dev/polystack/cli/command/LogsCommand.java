package dev.polystack.cli.command;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.logs.FunctionLogs;
import dev.polystack.engine.output.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What functions said. */
@Command(
    name = "logs",
    description = "Shows what functions said, all of them together, in the order of time.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta logs                            the last ten minutes of every function",
      "  meta logs store/catalog -f           one stack's functions, and what comes",
      "  meta logs --correlation-id 4f2c...   one request, through every function"
    })
public final class LogsCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 500;

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Parameters(
      paramLabel = "FUNCTION",
      arity = "0..1",
      description = "service, service/stack or service/stack/function.")
  private @Nullable String function;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on until Ctrl-C.")
  private boolean follow;

  @Option(names = "--correlation-id", paramLabel = "ID", description = "Only one request's lines.")
  private @Nullable String correlationId;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "PT10M",
      description = "How far back, as ISO 8601 says it (default: ${DEFAULT-VALUE}).")
  private Duration since = Duration.ofMinutes(10);

  @Option(names = "--json", description = "The lines as they were written, without the function.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Checkout checkout = ThisCheckout.current();
    Target target = environment.target(checkout);
    Console console = Console.standard();
    FunctionLogs logs = new FunctionLogs(target, function, correlationId);
    Instant from = Instant.now().minus(since);
    do {
      from = logs.print(from, line -> console.line(json ? line.message() : line.toString()));
      if (follow) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } while (follow);
    return 0;
  }
}
