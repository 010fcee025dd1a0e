package dev.polystack.shop.contracts.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what breaks; a change that breaks several, such as that of a type which is used in
 * several places, is told once.
 */
final class Findings {

  private final Map<List<String>, Finding> all = new LinkedHashMap<>();

  void add(Place where, Direction direction, String change, String instead) {
    add(where.file().toString(), where.pointer(), change, direction.whom(), instead);
  }

  void add(String contract, String pointer, String change, String breaks, String instead) {
    all.merge(
        List.of(contract, pointer, change),
        new Finding(contract, pointer, change, breaks, instead),
        (first, next) -> first.breaks().contains(breaks) ? first : first.breaking(breaks));
  }

  List<Finding> list() {
    return new ArrayList<>(all.values());
  }
}
