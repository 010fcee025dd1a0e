package dev.polystack.engine.timeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A timeline for machines. */
public final class TimelineJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TimelineJson() {}

  /** The same tree as for people; times are ISO 8601, gaps milliseconds. */
  public static String of(Timeline timeline) {
    ObjectNode root = JSON.createObjectNode();
    root.put("correlationId", timeline.correlationId());
    root.put("start", timeline.start().toString());
    root.put("durationMillis", timeline.duration().toMillis());
    root.set("steps", steps(timeline.steps()));
    return root.toPrettyString();
  }

  private static ArrayNode steps(List<Step> steps) {
    ArrayNode array = JSON.createArrayNode();
    for (Step step : steps) {
      ObjectNode node = array.addObject();
      node.put("kind", step.kind().toString()).put("time", step.time().toString());
      node.put("gapMillis", step.gap().toMillis()).put("where", step.where());
      node.put("level", step.level().toString()).put("text", step.text());
      if (!step.eventId().isEmpty()) {
        node.put("eventId", step.eventId());
      }
      if (!step.causationId().isEmpty()) {
        node.put("causationId", step.causationId());
      }
      node.set("notes", JSON.valueToTree(step.notes()));
      node.set("consequences", steps(step.consequences()));
    }
    return array;
  }
}
