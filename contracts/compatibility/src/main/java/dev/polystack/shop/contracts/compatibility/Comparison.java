package dev.polystack.shop.contracts.compatibility;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Compares all contracts with those of a released version. */
final class Comparison {

  private Comparison() {}

  /** The contracts that are gone after a release in which they were deprecated. */
  static Set<Path> retired(ContractSet released, ContractSet current) {
    Set<Path> retired = new HashSet<>();
    released
        .json()
        .forEach(
            (file, contract) -> {
              if (contract.path("deprecated").asBoolean() && !current.json().containsKey(file)) {
                retired.add(file);
              }
            });
    return retired;
  }

  /**
   * Adds everything that breaks somebody.
   *
   * @param retired contracts that may be gone
   */
  static void compare(
      ContractSet released, ContractSet current, Set<Path> retired, Findings findings) {
    for (Path file : released.json().keySet()) {
      if (isInterface(file) && !retired.contains(file)) {
        compare(file, released, current, findings);
      }
    }
    released
        .sdl()
        .forEach(
            (folder, old) -> {
              String now = current.sdl().get(folder);
              if (now == null) {
                gone(folder, findings);
              } else {
                GraphqlComparison.compare(folder.toString(), old, now, findings);
              }
            });
  }

  /** Types matter where an interface uses them, and are compared there. */
  private static boolean isInterface(Path file) {
    return file.startsWith("events")
        || file.startsWith("messages")
        || file.getFileName().toString().equals("openapi.json");
  }

  private static void compare(
      Path file, ContractSet released, ContractSet current, Findings findings) {
    Place old = released.place(file);
    if (!current.json().containsKey(file)) {
      gone(file, findings);
      return;
    }
    Place now = current.place(file);
    if (file.getFileName().toString().equals("openapi.json")) {
      new OpenApiComparison(findings).compare(old, now);
    } else {
      Direction direction = file.startsWith("messages") ? Direction.BACKWARD : Direction.FORWARD;
      new SchemaComparison(direction, findings).compare(old, now);
      new PromiseComparison(direction, findings).compare(old, now);
    }
  }

  /**
   * Adds every contract that is different but calls itself by the same version.
   *
   * @param newest the newest release
   */
  static void versions(ContractSet newest, ContractSet current, Findings findings) {
    for (Path file : newest.json().keySet()) {
      if (isInterface(file) && current.json().containsKey(file)) {
        VersionComparison.compare(newest.place(file), current.place(file), findings);
      }
    }
  }

  private static void gone(Path file, Findings findings) {
    findings.add(
        file.toString(),
        "",
        "the contract was removed",
        "everybody who uses it",
        "keep it; release it as deprecated once before it goes");
  }
}
