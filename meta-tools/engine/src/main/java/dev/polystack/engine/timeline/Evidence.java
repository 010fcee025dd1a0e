package dev.polystack.engine.timeline;

import dev.polystack.engine.logs.LogLine;
import java.util.List;

/** Everything that is known of one request, in any order, duplicates included. */
record Evidence(List<LogLine> lines, List<BusEvent> events, List<Buried> buried) {

  Evidence {
    lines = List.copyOf(lines);
    events = List.copyOf(events);
    buried = List.copyOf(buried);
  }
}
