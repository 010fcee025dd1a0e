package dev.polystack.engine.deploy;

import java.util.Map;
import java.util.TreeMap;

/** The fields of a question, as in the query of an address. */
record StandInQuery(Map<String, String> fields) {

  static StandInQuery of(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : text.split("&")) {
      fields.put(field.replaceFirst("=.*", ""), field.replaceFirst(".*=", ""));
    }
    return new StandInQuery(fields);
  }

  /** A field; empty if it is not there. */
  String get(String name) {
    return fields.getOrDefault(name, "");
  }
}
