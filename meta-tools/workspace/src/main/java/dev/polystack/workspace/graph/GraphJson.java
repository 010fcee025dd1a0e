package dev.polystack.workspace.graph;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** A graph as JSON. */
final class GraphJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private record Content(List<Entry> nodes) {}

  private record Entry(String id, List<String> dependencies) {}

  private GraphJson() {}

  static <N> String of(DependencyGraph<N> graph) {
    var entries =
        graph.order().stream()
            .map(
                node ->
                    new Entry(
                        String.valueOf(node),
                        graph.dependenciesOf(node).stream().map(String::valueOf).toList()))
            .toList();
    try {
      return MAPPER.writeValueAsString(new Content(entries)) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException("strings can always be written", e);
    }
  }
}
