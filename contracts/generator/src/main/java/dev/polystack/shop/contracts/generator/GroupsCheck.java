package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Checks that an operation says which groups may call it where callers show a token, which names
 * their groups: without any, nobody could call it. Where they show something else, there are none.
 */
final class GroupsCheck {

  private final Path file;
  private final JsonNode document;
  private final List<Mistake> mistakes;

  /** A check of the operations of one document, which adds to this list. */
  GroupsCheck(Path file, JsonNode document, List<Mistake> mistakes) {
    this.file = file;
    this.document = document;
    this.mistakes = mistakes;
  }

  void operation(String pointer, JsonNode operation) {
    JsonNode groups = operation.path("x-groups");
    if (!isCalledWithAToken(operation)) {
      if (operation.has("x-groups")) {
        add(Fault.SENSELESS_RULE, pointer, "has no meaning: no token names the caller's groups");
      }
    } else if (!groups.isArray() || groups.isEmpty()) {
      add(Fault.MISSING, pointer, "is missing: nobody may call it; name the groups that may");
    } else if (!StreamSupport.stream(groups.spliterator(), false)
        .allMatch(each -> each.isTextual() && !each.asText().isBlank())) {
      add(Fault.WRONG_NAME, pointer, "has what is no group's name");
    }
  }

  private boolean isCalledWithAToken(JsonNode operation) {
    JsonNode ways = (operation.has("security") ? operation : document).path("security");
    return StreamSupport.stream(ways.spliterator(), false)
        .flatMap(way -> way.properties().stream())
        .map(each -> document.path("components").path("securitySchemes").path(each.getKey()))
        .anyMatch(scheme -> scheme.path("scheme").asText().equalsIgnoreCase("bearer"));
  }

  private void add(Fault fault, String pointer, String message) {
    mistakes.add(new Mistake(fault, file, pointer + "/x-groups", message));
  }
}
