package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.LogLine;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known of one request, in any order, duplicates included.
 *
 * @param queues the queue that a function reads, by the function's name: {@code
 *     store/catalog/updater}
 */
record Evidence(
    List<LogLine> lines, List<BusEvent> events, List<Buried> buried, Map<String, String> queues) {

  Evidence {
    queues = Map.copyOf(queues);
    lines = List.copyOf(lines);
    events = List.copyOf(events);
    buried = List.copyOf(buried);
  }
}
