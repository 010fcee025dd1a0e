package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.dlq.Age;
import dev.polystack.engine.dlq.DeadLetter;
import dev.polystack.engine.dlq.DeadLetterQueue;
import dev.polystack.engine.dlq.DeadLetters;
import dev.polystack.engine.dlq.Reason;
import dev.polystack.engine.dlq.Reasons;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What waits, and why. */
@Command(
    name = "show",
    description =
        "Shows the messages of dead-letter queues, each with the reason that it carries or that a"
            + " function's log gives. They stay where they are.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta dlq show store/catalog/updates-dlq",
      "  meta dlq show --max 3 --json | jq '.[].reason'"
    })
public final class DlqShowCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DlqQueues queues = new DlqQueues();

  @Parameters(paramLabel = "QUEUE", arity = "0..*", description = "service, service/stack or one.")
  private List<String> names = List.of();

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many of each queue (default: ${DEFAULT-VALUE}).")
  private int max;

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (max < 1) {
      throw new ParameterException(
          spec.commandLine(), "--max is a number from 1, not %d.".formatted(max));
    }
    Target target = queues.target();
    Console console = Console.standard();
    ArrayNode all = JSON.createArrayNode();
    boolean any = false;
    try (DeadLetters letters = new DeadLetters(target)) {
      for (DeadLetterQueue queue : queues.select(target, names)) {
        List<DeadLetter> found = letters.peek(queue, max);
        Map<String, Reason> reasons = new Reasons(target).of(queue, found);
        for (DeadLetter letter : found) {
          Reason reason = Objects.requireNonNull(reasons.get(letter.id()));
          any = true;
          if (json) {
            all.add(toJson(queue, letter, reason));
          } else {
            tell(console, queue, letter, reason);
          }
        }
      }
    }
    if (json) {
      System.out.println(all.toPrettyString());
    } else if (!any) {
      System.err.println("No message waits.");
    }
    return 0;
  }

  private static void tell(
      Console console, DeadLetterQueue queue, DeadLetter letter, Reason reason) {
    console.line(Tone.TITLE, "%s  %s".formatted(queue.name(), letter.id()));
    console.line(
        "  sent            %s ago, received %d times"
            .formatted(Age.of(letter.sent()), letter.receives()));
    console.line(
        "  reason          %s %s"
            .formatted(
                console.paint(Tone.BAD, reason.text().replace("\n", "\n" + " ".repeat(18))),
                console.paint(Tone.QUIET, "(says " + reason.source() + ")")));
    letter.correlationId().ifPresent(id -> console.line("  correlation id  %s".formatted(id)));
    letter
        .attributes()
        .forEach(
            (name, value) -> {
              if (!name.equals("reason") && !name.equals("correlationId")) {
                console.line("  %-15s %s".formatted(name, value));
              }
            });
    console.line("  body            " + letter.message().body().strip());
  }

  private static ObjectNode toJson(DeadLetterQueue queue, DeadLetter letter, Reason reason) {
    ObjectNode node = JSON.createObjectNode();
    node.put("queue", queue.name()).put("messageId", letter.id());
    node.put("sent", letter.sent().toString()).put("receives", letter.receives());
    node.put("reason", reason.text()).put("reasonFrom", reason.source());
    letter.correlationId().ifPresent(id -> node.put("correlationId", id));
    node.set("attributes", JSON.valueToTree(letter.attributes()));
    return node.put("body", letter.message().body());
  }
}
