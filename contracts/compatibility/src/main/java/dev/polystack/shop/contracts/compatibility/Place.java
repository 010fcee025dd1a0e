package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * A place in a JSON document of one version of the contracts.
 *
 * @param pointer the JSON pointer from the document's beginning
 */
record Place(ContractSet set, Path file, String pointer, JsonNode node) {

  /** A place below this one. */
  Place at(String key) {
    return new Place(
        set,
        file,
        pointer + "/" + key.replace("~", "~0").replace("/", "~1"),
        node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key));
  }

  boolean has(String key) {
    return node.has(key);
  }

  String text(String key) {
    return node.path(key).asText();
  }

  /** Where references lead in the end; this place if it is none. */
  Place resolved() {
    if (!node.path("$ref").isTextual()) {
      return this;
    }
    String reference = text("$ref");
    int hash = reference.indexOf('#');
    String path = hash < 0 ? reference : reference.substring(0, hash);
    Place target =
        path.isEmpty()
            ? new Place(set, file, "", set.place(file).node)
            : set.place(file.resolveSibling(path).normalize());
    if (hash >= 0) {
      for (String key : reference.substring(hash + 1).split("/")) {
        target = key.isEmpty() ? target : target.at(key.replace("~1", "/").replace("~0", "~"));
      }
    }
    return target.resolved();
  }
}
