package dev.polystack.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.dlq.DeadLetterQueue;
import dev.polystack.engine.dlq.DeadLetters;
import dev.polystack.engine.dlq.Redrive;
import dev.polystack.engine.dlq.Redrive.Moved;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The way back. */
@Command(
    name = "redrive",
    description =
        "Brings messages back to the queue that they came from, with their attributes. Interrupt it"
            + " at any time: nothing is lost, and the same command goes on.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta dlq redrive store/catalog/updates-dlq --dry-run",
      "  meta dlq redrive store/catalog --max 1        one, to see whether it works now",
      "  meta dlq redrive store/catalog \\",
      "      --message-id 5fea7756-0ea4-451a-a703-a558b933e274"
    })
public final class DlqRedriveCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DlqQueues queues = new DlqQueues();

  @Parameters(paramLabel = "QUEUE", arity = "1..*", description = "service, service/stack or one.")
  private List<String> names = List.of();

  @Option(
      names = "--message-id",
      paramLabel = "ID",
      description = "Only this message; may be repeated.")
  private List<String> ids = List.of();

  @Option(names = "--max", paramLabel = "N", description = "At most so many of each queue.")
  private int max = Integer.MAX_VALUE;

  @Option(names = "--dry-run", description = "Says what would be moved, and moves nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "One JSON object a message.")
  private boolean json;

  @Override
  public Integer call() {
    if (max < 1) {
      throw new ParameterException(
          spec.commandLine(), "--max is a number from 1, not %d.".formatted(max));
    }
    Target target = queues.target();
    Console console = Console.standard();
    Set<String> missing = new HashSet<>(ids);
    try (DeadLetters letters = new DeadLetters(target)) {
      Redrive redrive = new Redrive(letters, Set.copyOf(ids), max);
      for (DeadLetterQueue queue : queues.select(target, names)) {
        if (dryRun) {
          redrive
              .plan(queue)
              .forEach(
                  moved -> {
                    missing.remove(moved.letter().id());
                    tell(console, queue, moved, "would go to");
                  });
          continue;
        }
        int count =
            redrive.run(
                queue,
                moved -> {
                  missing.remove(moved.letter().id());
                  tell(console, queue, moved, "went to");
                });
        if (!json) {
          console.line(Tone.GOOD, "%s: %d moved".formatted(queue.name(), count));
        }
      }
    }
    missing.forEach(id -> System.err.println("There is no message %s.".formatted(id)));
    return missing.isEmpty() ? 0 : 1;
  }

  private void tell(Console console, DeadLetterQueue queue, Moved moved, String verb) {
    if (json) {
      ObjectNode node = JSON.createObjectNode();
      node.put("queue", queue.name()).put("messageId", moved.letter().id());
      node.put("to", moved.to().name()).put("moved", !dryRun);
      console.line(node.toString());
    } else {
      console.line("  %s %s %s".formatted(moved.letter().id(), verb, moved.to().name()));
    }
  }
}
