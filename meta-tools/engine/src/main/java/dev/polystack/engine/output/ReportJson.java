package dev.polystack.engine.output;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A run for machines. */
final class ReportJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReportJson() {}

  static String of(RunRecord run) {
    ObjectNode root = JSON.createObjectNode();
    root.put("command", run.command());
    root.put("succeeded", run.succeeded());
    run.error().ifPresent(error -> root.put("error", error));
    root.put("started", run.started().toString());
    root.put("durationMillis", run.took().toMillis());
    var tasks = root.putArray("tasks");
    run.tasks().forEach(task -> add(tasks.addObject(), task));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException("texts and numbers can always be written", e);
    }
  }

  private static void add(ObjectNode node, TaskRecord task) {
    node.put("phase", task.phase());
    node.put("name", task.name());
    node.put("state", task.state().name().toLowerCase(Locale.ROOT));
    node.put("started", task.started().toString());
    node.put("durationMillis", task.took().toMillis());
    node.put("retries", task.retries());
    if (!task.message().isEmpty()) {
      node.put("message", task.message());
    }
    if (!task.output().isEmpty()) {
      task.output().forEach(node.putArray("output")::add);
    }
  }
}
