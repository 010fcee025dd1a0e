package dev.polystack.engine.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Parameter Store: what stacks publish, and the marks that say for whom. */
final class StandInParameters {

  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, String> visibilities = new TreeMap<>();
  private final List<String> read = new ArrayList<>();

  /** The paths that were read, in order. */
  List<String> read() {
    return List.copyOf(read);
  }

  void put(String name, String value) {
    values.put(name, value);
  }

  void mark(String name, String visibility) {
    visibilities.put(name, visibility);
  }

  void remove(String name) {
    values.remove(name);
  }

  /** Those below the path that a question names. */
  String byPath(String question) {
    String path = question.replaceFirst("(?s).*\"Path\":\"([^\"]*)\".*", "$1");
    read.add(path);
    return values.entrySet().stream()
        .filter(each -> each.getKey().startsWith(path))
        .map(each -> "{\"Name\":\"%s\",\"Value\":\"%s\"}".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(",", "{\"Parameters\": [", "]}"));
  }

  /** The mark of the one that a question names. */
  String tags(String question) {
    return visibilities.entrySet().stream()
        .filter(each -> question.contains('"' + each.getKey() + '"') && !each.getValue().isEmpty())
        .map(
            each ->
                "{\"Key\":\"polystack:visibility\",\"Value\":\"%s\"}".formatted(each.getValue()))
        .collect(Collectors.joining(",", "{\"TagList\": [", "]}"));
  }
}
