package dev.polystack.cli.command;

import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.dlq.DeadLetterQueue;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.inventory.Named;
import java.util.List;
import picocli.CommandLine.Mixin;

/** Which dead-letter queues a command is about. */
final class DlqQueues {

  @Mixin private EnvironmentOption environment = new EnvironmentOption();

  Target target() {
    return environment.target(ThisCheckout.current());
  }

  /** Those that are named: {@code store}, {@code store/catalog}, or the queue itself. */
  List<DeadLetterQueue> select(Target target, List<String> names) {
    return Named.select(
        "dead-letter queue",
        DeadLetterQueue.of(Inventory.of(target)),
        DeadLetterQueue::name,
        names);
  }
}
