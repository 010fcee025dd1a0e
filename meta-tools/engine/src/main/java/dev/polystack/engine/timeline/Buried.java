package dev.polystack.engine.timeline;

import dev.polystack.engine.dlq.DeadLetter;
import dev.polystack.engine.dlq.Reason;

/** A message that ended up in a dead-letter queue. */
record Buried(String queue, DeadLetter letter, Reason reason) {}
