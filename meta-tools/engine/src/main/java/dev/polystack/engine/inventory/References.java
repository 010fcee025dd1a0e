package dev.polystack.engine.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The logical ids that an expression of a template refers to. */
public final class References {

  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z0-9]+)[}.]");

  private References() {}

  /** All of them, from {@code Ref}, {@code Fn::GetAtt} and {@code Fn::Sub}, however deep. */
  public static Set<String> in(JsonNode expression) {
    Set<String> ids = new LinkedHashSet<>();
    collect(expression, ids);
    return ids;
  }

  private static void collect(JsonNode node, Set<String> ids) {
    if (node.path("Ref").isTextual()) {
      ids.add(node.path("Ref").asText());
    }
    JsonNode attribute = node.path("Fn::GetAtt");
    if (attribute.isTextual()) {
      ids.add(attribute.asText().split("\\.", 2)[0]);
    } else if (attribute.isArray()) {
      ids.add(attribute.path(0).asText());
    }
    JsonNode text = node.path("Fn::Sub");
    String pattern = text.isArray() ? text.path(0).asText() : text.asText();
    SUBSTITUTED.matcher(pattern).results().forEach(match -> ids.add(match.group(1)));
    node.forEach(child -> collect(child, ids));
  }
}
