package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds schemas that claim to be the same: a reference could not tell which one it means. */
final class IdCheck {

  private IdCheck() {}

  /** Each file that has an id which another one had before. */
  static List<Mistake> mistakes(ContractFiles files) {
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, Path> owners = new HashMap<>();
    for (Map.Entry<Path, JsonNode> each : files.json().entrySet()) {
      String id = each.getValue().path("$id").asText();
      Path first = id.isEmpty() ? null : owners.putIfAbsent(id, each.getKey());
      if (first != null) {
        mistakes.add(
            new Mistake(
                Fault.DUPLICATE_NAME, each.getKey(), "/$id", "is that of %s too".formatted(first)));
      }
    }
    return mistakes;
  }
}
