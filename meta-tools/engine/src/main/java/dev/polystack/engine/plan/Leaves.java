package dev.polystack.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the innermost values in which two properties differ. */
final class Leaves {

  private final boolean replaces;
  private final List<PropertyChange> changes = new ArrayList<>();

  private Leaves(boolean replaces) {
    this.replaces = replaces;
  }

  static List<PropertyChange> of(String name, JsonNode before, JsonNode after, boolean replaces) {
    var leaves = new Leaves(replaces);
    leaves.compare(name, before, after);
    return leaves.changes;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject() && !isFunction(before) && !isFunction(after)) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(path + "." + name, before.path(name), after.path(name)));
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare("%s[%d]".formatted(path, i), before.path(i), after.path(i));
      }
    } else {
      changes.add(new PropertyChange(path, text(before), text(after), replaces));
    }
  }

  /** A value that CloudFormation finds out, such as {@code {"Ref": …}}, is one value. */
  private static boolean isFunction(JsonNode value) {
    if (value.size() != 1) {
      return false;
    }
    String name = value.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private static String text(JsonNode value) {
    return value instanceof MissingNode || value.isNull() ? "" : value.toString();
  }
}
