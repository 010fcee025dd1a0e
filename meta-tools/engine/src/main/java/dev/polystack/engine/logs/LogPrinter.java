package dev.polystack.engine.logs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes lines for people, each function in a colour of its own, or for machines. */
public final class LogPrinter {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  /** Colours that can be read on light and dark grounds, none of them an error's. */
  private static final List<String> COLOURS =
      List.of("36", "35", "34", "32", "96", "95", "94", "92");

  private final Console console;
  private final List<FunctionSource> functions;
  private final int width;

  /** For lines of these functions. */
  public LogPrinter(Console console, List<FunctionSource> functions) {
    this.console = console;
    this.functions = List.copyOf(functions);
    this.width = functions.stream().mapToInt(each -> each.name().length()).max().orElse(0);
  }

  /** When, who, how bad, what, and the request's correlation id. */
  public void print(LogLine line) {
    String clock = CLOCK.format(LocalTime.ofInstant(line.time(), ZoneId.systemDefault()));
    console.line(
        "%s %s %s %s%s"
            .formatted(
                console.paint(Tone.QUIET, clock),
                function(line.function()),
                console.paint(tone(line.level()), "%-5s".formatted(line.level())),
                line.text(),
                line.correlationId().isEmpty()
                    ? ""
                    : console.paint(Tone.QUIET, "  [" + line.correlationId() + "]")));
  }

  private String function(String name) {
    String padded = ("%-" + width + "s").formatted(name);
    int position = functions.stream().map(FunctionSource::name).toList().indexOf(name);
    return console.coloured()
        ? "\u001b[%sm%s\u001b[0m".formatted(COLOURS.get(position % COLOURS.size()), padded)
        : padded;
  }

  private static Tone tone(Level level) {
    return switch (level) {
      case ERROR -> Tone.BAD;
      case WARN -> Tone.NOTE;
      case INFO -> Tone.PLAIN;
      case DEBUG, TRACE -> Tone.QUIET;
    };
  }

  /** One JSON object a line: time, function, level, text, and the ids if it has them. */
  public void printJson(LogLine line) {
    ObjectNode json = JSON.createObjectNode();
    json.put("time", line.time().toString());
    json.put("function", line.function());
    json.put("level", line.level().toString());
    json.put("text", line.text());
    if (!line.correlationId().isEmpty()) {
      json.put("correlationId", line.correlationId());
    }
    if (!line.eventId().isEmpty()) {
      json.put("eventId", line.eventId());
    }
    console.line(json.toString());
  }
}
