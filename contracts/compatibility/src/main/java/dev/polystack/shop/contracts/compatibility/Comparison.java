package dev.polystack.shop.contracts.compatibility;

import java.nio.file.Path;
import java.util.List;

/** Compares all contracts with those of a released version. */
final class Comparison {

  private static final String KEY = "x-idempotency-key";

  private Comparison() {}

  /** Everything that breaks somebody. */
  static List<Finding> compare(ContractSet released, ContractSet current) {
    Findings findings = new Findings();
    for (Path file : released.json().keySet()) {
      if (isInterface(file)) {
        compare(file, released, current, findings);
      }
    }
    released
        .sdl()
        .forEach(
            (file, old) -> {
              String now = current.sdl().get(file);
              if (now == null) {
                gone(file, findings);
              } else {
                GraphqlComparison.compare(file.toString(), old, now, findings);
              }
            });
    return findings.list();
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
      if (!old.node().path("deprecated").asBoolean()) {
        gone(file, findings);
      }
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
