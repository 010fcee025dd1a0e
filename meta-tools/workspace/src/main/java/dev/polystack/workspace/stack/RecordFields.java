package dev.polystack.workspace.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The fields of one object of a JSON file that programs of other people write. What is wrong with
 * one is gathered, so that all of it is said at once.
 *
 * @param place where the object stands, for messages: {@code stacks[0]}; empty for the whole file
 */
record RecordFields(String place, JsonNode object, List<String> mistakes) {

  /** Those of the object that the whole file is. */
  static RecordFields of(JsonNode file, List<String> mistakes) {
    if (!file.isObject()) {
      mistakes.add("the file has to hold an object");
    }
    return new RecordFields("", file, mistakes);
  }

  /** Text that has to be there. */
  String text(String field) {
    String text = optionalText(field);
    if (text.isEmpty() && !object.has(field)) {
      wrong(field, "is missing: write a text");
    }
    return text;
  }

  /** Text that may be left out, and is empty then. */
  String optionalText(String field) {
    JsonNode value = object.path(field);
    if (!value.isMissingNode() && !value.isTextual()) {
      wrong(field, "has to be text, not " + value);
    }
    return value.asText("");
  }

  /** A truth that has to be there. */
  boolean flag(String field) {
    if (!object.has(field)) {
      wrong(field, "is missing: write true or false");
    }
    return optionalFlag(field);
  }

  /** A truth that may be left out, and is false then. */
  boolean optionalFlag(String field) {
    JsonNode value = object.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      wrong(field, "has to be true or false, not " + value);
    }
    return value.asBoolean();
  }

  /** One of some constants. */
  <T extends Enum<T>> T constant(String field, T[] all) {
    String text = object.path(field).asText("");
    return Stream.of(all)
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseGet(
            () -> {
              wrong(field, "has to be one of %s, not %s".formatted(List.of(all), shown(field)));
              return all[0];
            });
  }

  /** A list of objects that has to be there. */
  <T> List<T> list(String field, Function<RecordFields, T> reader) {
    if (!object.has(field)) {
      wrong(field, "is missing: write a list");
    }
    return optionalList(field, reader);
  }

  /** A list of objects that may be left out, and is empty then. */
  <T> List<T> optionalList(String field, Function<RecordFields, T> reader) {
    var items = new ArrayList<T>();
    JsonNode value = object.path(field);
    if (!value.isMissingNode() && !value.isArray()) {
      wrong(field, "has to be a list, not " + value);
    }
    for (JsonNode item : value) {
      String where = "%s[%d]".formatted(path(field), items.size());
      if (!item.isObject()) {
        mistakes.add(where + " has to be an object, not " + item);
      }
      items.add(reader.apply(new RecordFields(where, item, mistakes)));
    }
    return items;
  }

  private String shown(String field) {
    return object.has(field) ? object.get(field).toString() : "nothing";
  }

  private void wrong(String field, String what) {
    if (object.isObject()) {
      mistakes.add("%s %s".formatted(path(field), what));
    }
  }

  private String path(String field) {
    return place.isEmpty() ? field : place + "." + field;
  }
}
