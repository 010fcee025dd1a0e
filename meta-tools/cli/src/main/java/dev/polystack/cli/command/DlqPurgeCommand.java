package dev.polystack.cli.command;

import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.dlq.DeadLetterQueue;
import dev.polystack.engine.dlq.DeadLetters;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.output.Console.Tone;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Away with what nobody needs. */
@Command(
    name = "purge",
    description = "Deletes every message of dead-letter queues, for good. Asks before it does.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  meta dlq purge store/catalog/updates-dlq",
      "  meta dlq purge store --yes"
    })
public final class DlqPurgeCommand implements Callable<Integer> {

  @Mixin private DlqQueues queues = new DlqQueues();

  @Parameters(paramLabel = "QUEUE", arity = "1..*", description = "service, service/stack or one.")
  private List<String> names = List.of();

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  @Override
  public Integer call() {
    Target target = queues.target();
    Console console = Console.standard();
    try (DeadLetters letters = new DeadLetters(target)) {
      List<DeadLetterQueue> chosen =
          queues.select(target, names).stream().filter(queue -> letters.count(queue) > 0).toList();
      if (chosen.isEmpty()) {
        console.line("No message waits.");
        return 0;
      }
      if (!yes) {
        Confirmation.ask(
            "To be deleted for good in %s: %s."
                .formatted(
                    target.environment(),
                    chosen.stream()
                        .map(queue -> "%d in %s".formatted(letters.count(queue), queue.name()))
                        .collect(Collectors.joining(", "))),
            "--yes");
      }
      for (DeadLetterQueue queue : chosen) {
        letters.purge(queue);
        console.line(Tone.GOOD, "%s is empty.".formatted(queue.name()));
      }
    }
    return 0;
  }
}
