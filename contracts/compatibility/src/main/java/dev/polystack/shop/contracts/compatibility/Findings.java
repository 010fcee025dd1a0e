package dev.polystack.shop.contracts.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what breaks; a type that is used in several places is told once. */
final class Findings {

  private final Set<Finding> all = new LinkedHashSet<>();

  void add(Place where, Direction direction, String change, String instead) {
    add(where.file().toString(), where.pointer(), change, direction.whom(), instead);
  }

  void add(String contract, String pointer, String change, String breaks, String instead) {
    all.add(new Finding(contract, pointer, change, breaks, instead));
  }

  List<Finding> list() {
    return new ArrayList<>(all);
  }
}
