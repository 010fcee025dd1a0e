package dev.polystack.pacts.standin;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Versions of pacticipants, the branches that they were made on, and which of them run where.
 *
 * @see <a href="https://docs.pact.io/pact_broker/branches">Branches: the main branch is recognized
 *     by its name</a>
 */
final class KnownVersions {

  private static final List<String> MAIN = List.of("develop", "main", "master");

  /** By pacticipant and number, in the order in which they became known. */
  private final Map<String, Map<String, Set<String>>> branches = new LinkedHashMap<>();

  private final Map<String, String> mainBranches = new HashMap<>();
  private final Map<String, Map<String, String>> environments = new LinkedHashMap<>();

  void add(String pacticipant, String number, Optional<String> branch) {
    Set<String> all =
        branches
            .computeIfAbsent(pacticipant, any -> new LinkedHashMap<>())
            .computeIfAbsent(number, any -> new TreeSet<>());
    branch.ifPresent(
        name -> {
          all.add(name);
          if (MAIN.contains(name)) {
            mainBranches.putIfAbsent(pacticipant, name);
          }
        });
  }

  void addPacticipant(String name) {
    branches.computeIfAbsent(name, any -> new LinkedHashMap<>());
  }

  boolean hasPacticipant(String name) {
    return branches.containsKey(name);
  }

  boolean has(String pacticipant, String number) {
    return branches.getOrDefault(pacticipant, Map.of()).containsKey(number);
  }

  boolean isOn(String pacticipant, String number, String branch) {
    return branches
        .getOrDefault(pacticipant, Map.of())
        .getOrDefault(number, Set.of())
        .contains(branch);
  }

  Optional<String> mainBranch(String pacticipant) {
    return Optional.ofNullable(mainBranches.get(pacticipant));
  }

  void addEnvironment(String name) {
    environments.computeIfAbsent(name, any -> new LinkedHashMap<>());
  }

  Set<String> environments() {
    return environments.keySet();
  }

  /** From now on the version runs there, and the one that ran there does not. */
  void deploy(String pacticipant, String number, String environment) {
    environments
        .computeIfAbsent(environment, any -> new LinkedHashMap<>())
        .put(pacticipant, number);
  }

  /** Versions by pacticipant. */
  Map<String, String> deployed(String environment) {
    return environments.getOrDefault(environment, Map.of());
  }

  boolean runsAnywhere(String pacticipant, String number) {
    return environments.values().stream()
        .anyMatch(deployed -> number.equals(deployed.get(pacticipant)));
  }
}
