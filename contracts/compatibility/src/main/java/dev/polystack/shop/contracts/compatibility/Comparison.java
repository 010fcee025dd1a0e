package dev.polystack.shop.contracts.compatibility;

import java.nio.file.Path;
import java.util.List;

/** Compares all contracts with those of a released version. */
final class Comparison {

  /** Events are read by old versions, and read once more after they were kept. */
  private static final List<Direction> EVENTS = List.of(Direction.FORWARD, Direction.REPLAY);

  private static final List<Direction> MESSAGES = List.of(Direction.BACKWARD);

  private Comparison() {}

  /**
   * Adds everything that breaks somebody.
   *
   * @param retired what newer releases had as deprecated; gets what this one had
   */
  static void compare(
      ContractSet released, ContractSet current, Retired retired, Findings findings) {
    for (Path file : released.json().keySet()) {
      if (isInterface(file)) {
        compare(file, released, current, retired, findings);
      }
    }
    released
        .sdl()
        .forEach(
            (folder, old) -> {
              String now = current.sdl().getOrDefault(folder, "");
              GraphqlComparison comparison =
                  new GraphqlComparison(folder.toString(), retired, findings);
              if (!comparison.compare(old, now)) {
                gone(folder, findings);
              }
            });
  }

  /** Types matter where an interface uses them, and are compared there. */
  private static boolean isInterface(Path file) {
    return file.startsWith("events") || file.startsWith("messages") || isApi(file);
  }

  private static boolean isApi(Path file) {
    return file.getFileName().toString().equals("openapi.json");
  }

  private static void compare(
      Path file, ContractSet released, ContractSet current, Retired retired, Findings findings) {
    Place old = released.place(file);
    boolean isApi = isApi(file);
    if (old.node().path("deprecated").asBoolean()) {
      retired.add(file.toString(), "");
    }
    if (isApi) {
      OpenApiComparison.retire(old, retired);
    }
    if (!current.json().containsKey(file)) {
      boolean mayGo =
          isApi ? OpenApiComparison.isRetired(old, retired) : retired.has(file.toString(), "");
      if (!mayGo) {
        gone(file, findings);
      }
      return;
    }
    Place now = current.place(file);
    if (isApi) {
      new OpenApiComparison(retired, findings).compare(old, now);
    } else {
      List<Direction> directions = file.startsWith("messages") ? MESSAGES : EVENTS;
      for (Direction direction : directions) {
        new SchemaComparison(direction, findings).compare(old, now);
      }
      new PromiseComparison(directions.get(0), findings).compare(old, now);
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
        "keep it; release it as deprecated once, an API with all that it offers, before it goes");
  }
}
