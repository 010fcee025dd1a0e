package dev.polystack.shop.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds schemas that lead back to themselves: no record could hold what has no end. */
final class CycleCheck {

  private final ContractFiles files;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Set<Path> done = new HashSet<>();

  private CycleCheck(ContractFiles files) {
    this.files = files;
  }

  /** Each circle once. */
  static List<Mistake> mistakes(ContractFiles files) {
    CycleCheck check = new CycleCheck(files);
    files.json().keySet().stream()
        .filter(ContractFiles::isType)
        .forEach(file -> check.visit(file, new ArrayList<>()));
    return check.mistakes;
  }

  private void visit(Path file, List<Path> way) {
    int begin = way.indexOf(file);
    if (begin >= 0) {
      String circle =
          way.subList(begin, way.size()).stream()
              .map(each -> each + " → ")
              .collect(Collectors.joining());
      mistakes.add(
          new Mistake(Fault.CIRCULAR_REFERENCE, file, "", "refers to itself: " + circle + file));
      return;
    }
    JsonNode schema = files.json().get(file);
    if (schema == null || !done.add(file)) {
      return;
    }
    way.add(file);
    for (String reference : schema.findValuesAsText("$ref")) {
      visit(file.resolveSibling(reference).normalize(), way);
    }
    way.remove(way.size() - 1);
  }
}
