package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.dlq.Age;
import dev.polystack.engine.dlq.DeadLetter;
import dev.polystack.engine.dlq.DeadLetterQueue;
import dev.polystack.engine.dlq.DeadLetterQueue.Source;
import dev.polystack.engine.dlq.DeadLetters;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All dead-letter queues. */
@Command(
    name = "list",
    description = "Lists dead-letter queues: how many messages wait, and since when.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  meta dlq list", "  meta dlq list --env test --json"})
public final class DlqListCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The oldest is looked for among so many: queues do not give their messages in order. */
  private static final int LOOKED_AT = 100;

  @Mixin private DlqQueues queues = new DlqQueues();

  @Parameters(paramLabel = "QUEUE", arity = "0..*", description = "service, service/stack or one.")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Prints JSON, for machines.")
  private boolean json;

  @Override
  public Integer call() {
    Target target = queues.target();
    List<DeadLetterQueue> found = queues.select(target, names);
    Console console = Console.standard();
    ArrayNode all = JSON.createArrayNode();
    try (DeadLetters letters = new DeadLetters(target)) {
      for (DeadLetterQueue queue : found) {
        int count = letters.count(queue);
        Optional<Instant> oldest =
            letters.peek(queue, LOOKED_AT).stream().map(DeadLetter::sent).min(Instant::compareTo);
        if (json) {
          all.add(toJson(queue, count, oldest));
        } else {
          console.line(line(console, queue, count, oldest));
        }
      }
    }
    if (json) {
      System.out.println(all.toPrettyString());
    } else if (found.isEmpty()) {
      System.err.println("No stack that is deployed has a dead-letter queue.");
    }
    return 0;
  }

  private static String line(
      Console console, DeadLetterQueue queue, int count, Optional<Instant> oldest) {
    return "  %-44s %s  %s"
        .formatted(
            queue.name(),
            console.paint(count == 0 ? Tone.GOOD : Tone.BAD, "%5d".formatted(count)),
            console.paint(
                Tone.QUIET,
                oldest.map(time -> "oldest %s, ".formatted(Age.of(time))).orElse("")
                    + (queue.sources().isEmpty()
                        ? "behind no queue"
                        : "behind " + sources(queue))));
  }

  private static String sources(DeadLetterQueue queue) {
    return queue.sources().stream().map(Source::name).collect(Collectors.joining(", "));
  }

  private static ObjectNode toJson(DeadLetterQueue queue, int count, Optional<Instant> oldest) {
    ObjectNode node = JSON.createObjectNode();
    node.put("queue", queue.name()).put("url", queue.url()).put("messages", count);
    oldest.ifPresent(time -> node.put("oldest", time.toString()));
    ArrayNode sources = node.putArray("sources");
    queue.sources().forEach(source -> sources.add(source.name()));
    return node;
  }
}
