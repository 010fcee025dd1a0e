package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names of all events with their major version, such as {@code ProductChanged.v1}. */
record EventNames(Set<String> all) {

  static EventNames of(ContractFiles files) {
    Set<String> names = new TreeSet<>();
    for (Path file : files.json().keySet()) {
      Kind.of(file)
          .filter(place -> place.kind() == Kind.EVENT && ContractFiles.isType(file))
          .ifPresent(
              place ->
                  names.add(file.getFileName().toString().replace(".json", ".v" + place.major())));
    }
    return new EventNames(names);
  }

  /** Adds a mistake for each name of a list that is no event's. */
  void requireAll(Path file, String pointer, JsonNode list, List<Mistake> mistakes) {
    int index = 0;
    for (JsonNode name : list) {
      require(file, pointer + "/" + index, name.asText(), mistakes);
      index++;
    }
  }

  /** Adds a mistake if a name is no event's. */
  void require(Path file, String pointer, String name, List<Mistake> mistakes) {
    if (!all.contains(name)) {
      mistakes.add(
          new Mistake(
              Fault.UNKNOWN_EVENT,
              file,
              pointer,
              "names '%s', which is no event: write <Name>.v<major>".formatted(name)));
    }
  }
}
