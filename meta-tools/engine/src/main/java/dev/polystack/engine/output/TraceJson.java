package dev.polystack.engine.output;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.engine.output.TaskRecord.State;
import java.time.Duration;
import java.util.Locale;

/**
 * A run as complete events, which chrome://tracing and Perfetto show: a row for each track.
 *
 * @see <a
 *     href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">Trace
 *     Event Format</a>
 */
final class TraceJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PROCESS = 1;

  private TraceJson() {}

  static String of(RunRecord run) {
    ObjectNode root = JSON.createObjectNode();
    root.put("displayTimeUnit", "ms");
    ArrayNode events = root.putArray("traceEvents");
    ObjectNode name = events.addObject();
    name.put("name", "process_name").put("ph", "M").put("pid", PROCESS).put("tid", 0);
    name.putObject("args").put("name", "meta " + run.command());
    run.tasks().stream()
        .filter(task -> task.state() != State.SKIPPED && !task.took().isZero())
        .forEach(task -> add(events.addObject(), run, task));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException("texts and numbers can always be written", e);
    }
  }

  private static void add(ObjectNode event, RunRecord run, TaskRecord task) {
    event.put("name", task.name());
    event.put("cat", task.phase());
    event.put("ph", "X");
    event.put("ts", micros(Duration.between(run.started(), task.started())));
    event.put("dur", micros(task.took()));
    event.put("pid", PROCESS);
    event.put("tid", task.track());
    ObjectNode arguments = event.putObject("args");
    arguments.put("state", task.state().name().toLowerCase(Locale.ROOT));
    arguments.put("retries", task.retries());
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
