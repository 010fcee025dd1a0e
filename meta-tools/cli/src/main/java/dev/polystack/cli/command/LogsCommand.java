package dev.polystack.cli.command;

import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.inventory.Named;
import dev.polystack.engine.logs.FunctionLogs;
import dev.polystack.engine.logs.FunctionSource;
import dev.polystack.engine.logs.Level;
import dev.polystack.engine.logs.LogLine;
import dev.polystack.engine.logs.LogPrinter;
import dev.polystack.engine.logs.LogQuery;
import dev.polystack.engine.output.Console;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What functions said. */
@Command(
    name = "logs",
    description =
        "Shows what functions said, all of them together, in the order of time. Lambda's own lines"
            + " are left out unless they tell of an error.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta logs                            the last ten minutes of every function",
      "  meta logs store/catalog catalog -f   one stack and one service, and what comes",
      "  meta logs --level warn --since 2h    what went wrong",
      "  meta logs --correlation-id 4f2c...   one request, through every function",
      "  meta logs --env test --json | jq .   an environment on AWS, for machines"
    })
public final class LogsCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 500;

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Parameters(
      paramLabel = "STACK|FUNCTION",
      arity = "0..*",
      description = "service, service/stack or service/stack/function (default: all).")
  private List<String> names = List.of();

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on until Ctrl-C.")
  private boolean follow;

  @Option(names = "--correlation-id", paramLabel = "ID", description = "Only one request's lines.")
  private String correlationId = "";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "TRACE",
      description = "Only lines that are at least so bad: ${COMPLETION-CANDIDATES}.")
  private Level level = Level.TRACE;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "10m",
      converter = Ago.class,
      description = "How far back: 30s, 10m, 2h, 1d (default: ${DEFAULT-VALUE}).")
  private Duration since = Duration.ofMinutes(10);

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Target target = environment.target(ThisCheckout.current());
    List<FunctionSource> functions =
        Named.select(
            "function", FunctionSource.of(Inventory.of(target)), FunctionSource::name, names);
    LogPrinter printer = new LogPrinter(Console.standard(), functions);
    try (FunctionLogs logs =
        new FunctionLogs(target, functions, new LogQuery(correlationId, level))) {
      Instant asked = Instant.now();
      List<LogLine> found = shown(logs.since(asked.minus(since)));
      found.forEach(line -> print(printer, line));
      if (found.isEmpty()) {
        System.err.println(nothing(functions.size(), asked));
      }
      while (follow) {
        Thread.sleep(PAUSE_MILLIS);
        Instant now = Instant.now();
        shown(logs.more(asked)).forEach(line -> print(printer, line));
        asked = now;
      }
    }
    return 0;
  }

  private List<LogLine> shown(List<LogLine> lines) {
    return json
        ? lines
        : lines.stream().filter(line -> !line.isPlatform() || line.level() == Level.ERROR).toList();
  }

  private void print(LogPrinter printer, LogLine line) {
    if (json) {
      printer.printJson(line);
    } else {
      printer.print(line);
    }
  }

  private String nothing(int functions, Instant asked) {
    return "Nothing%s%s from %d functions since %s.%s"
        .formatted(
            level == Level.TRACE ? "" : " of level %s or worse".formatted(level),
            correlationId.isEmpty() ? "" : " with the correlation id " + correlationId,
            functions,
            asked.minus(since).truncatedTo(ChronoUnit.SECONDS),
            follow ? " Waiting for more; Ctrl-C ends." : " --since looks further back.");
  }
}
