package dev.polystack.cli.command;

import dev.polystack.engine.UserError;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Written;
import dev.polystack.engine.timeline.Timeline;
import dev.polystack.engine.timeline.TimelineHtml;
import dev.polystack.engine.timeline.TimelineJson;
import dev.polystack.engine.timeline.TimelineSearch;
import dev.polystack.engine.timeline.TimelineText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One request's way. */
@Command(
    name = "timeline",
    description =
        "Shows one request's way, from its first line over queues and bus to the last event: what"
            + " each function said, which event caused what, the gap before every step, errors,"
            + " retries and dead letters.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta timeline 4f2c9d1e-...                  as a tree",
      "  meta timeline 4f2c9d1e-... --html way.html  as one page, to look at or to send",
      "  meta timeline 4f2c9d1e-... --env test --json",
      "                                              for machines"
    })
public final class TimelineCommand implements Callable<Integer> {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  @Parameters(
      paramLabel = "CORRELATION_ID",
      description = "As the answer's X-Correlation-Id, a log line or an event has it.")
  private String correlationId = "";

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "1d",
      converter = Ago.class,
      description = "How far back: 30s, 10m, 2h, 7d (default: ${DEFAULT-VALUE}).")
  private Duration since = Duration.ofDays(1);

  @Option(names = "--html", paramLabel = "FILE", description = "Writes it as one page.")
  private @Nullable Path html;

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Timeline timeline =
        new TimelineSearch(environment.target(ThisCheckout.current()))
            .find(correlationId, Instant.now().minus(since));
    if (timeline.isEmpty()) {
      throw new UserError(
          ("Nobody said anything about %s in %s within the last %s. --since looks further back;"
                  + " `meta logs` shows what functions said at all.")
              .formatted(correlationId, environment.name(), Ago.words(since)));
    }
    Console console = Console.standard();
    if (html != null) {
      Written.to(html, TimelineHtml.of(timeline));
      System.err.println("Open " + html.toAbsolutePath().normalize().toUri());
    }
    if (json) {
      System.out.println(TimelineJson.of(timeline));
    } else if (html == null) {
      new TimelineText(console, timeline).print();
    }
    return 0;
  }
}
