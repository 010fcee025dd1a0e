package dev.polystack.shop.contracts.compatibility;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Compares all contracts with those of a released version. */
final class Comparison {

  private static final String KEY = "x-idempotency-key";

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
      idempotencyKey(old.at(KEY), now.at(KEY), findings);
    }
  }

  /** Consumers remember what they did by the key: under another one they would do it again. */
  private static void idempotencyKey(Place old, Place now, Findings findings) {
    if (!old.node().isMissingNode() && !old.node().equals(now.node())) {
      findings.add(
          now,
          Direction.FORWARD,
          "the idempotency key was %s, is %s".formatted(old.node(), now.node()),
          "keep the key; a new major version may have another one");
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
