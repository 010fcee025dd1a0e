package dev.polystack.pacts.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was verified against whom, of those that a deployment would bring together.
 *
 * @see <a href="https://docs.pact.io/pact_broker/can_i_deploy">Can I deploy</a>
 */
final class Matrix {

  private record Row(KnownPact pact, Optional<String> providerVersion, Optional<Boolean> result) {}

  private final List<Row> rows = new ArrayList<>();
  private final String environment;

  /** Of a version beside what an environment runs. */
  Matrix(
      KnownPacts pacts,
      String pacticipant,
      String version,
      String environment,
      Map<String, String> deployed) {
    this.environment = environment;
    Map<String, String> together = new LinkedHashMap<>(deployed);
    together.put(pacticipant, version);
    together.forEach(
        (consumer, consumerVersion) ->
            pacts.of(consumer, consumerVersion).stream()
                .filter(pact -> consumer.equals(pacticipant) || pact.provider().equals(pacticipant))
                .forEach(
                    pact -> {
                      Optional<String> provider =
                          Optional.ofNullable(together.get(pact.provider()));
                      rows.add(
                          new Row(
                              pact, provider, provider.flatMap(each -> pacts.result(pact, each))));
                    }));
  }

  /** As the broker says it: deployable is null if something was never verified. */
  ObjectNode toJson() {
    List<Row> failed =
        rows.stream().filter(row -> row.result().equals(Optional.of(false))).toList();
    List<Row> unknown = rows.stream().filter(row -> row.result().isEmpty()).toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode summary = answer.putObject("summary");
    if (failed.isEmpty() && !unknown.isEmpty()) {
      summary.putNull("deployable");
    } else {
      summary.put("deployable", failed.isEmpty());
    }
    summary.put("reason", reason(failed, unknown));
    ArrayNode matrix = answer.putArray("matrix");
    for (Row row : rows) {
      ObjectNode line = matrix.addObject();
      ObjectNode consumer = line.putObject("consumer").put("name", row.pact().consumer());
      consumer.putObject("version").put("number", row.pact().consumerVersion());
      ObjectNode provider = line.putObject("provider").put("name", row.pact().provider());
      if (row.result().isEmpty()) {
        provider.putNull("version");
        line.putNull("verificationResult");
      } else {
        provider.putObject("version").put("number", row.providerVersion().orElseThrow());
        line.putObject("verificationResult").put("success", row.result().get());
      }
    }
    return answer;
  }

  private String reason(List<Row> failed, List<Row> unknown) {
    if (!failed.isEmpty()) {
      Row row = failed.get(0);
      return "The verification for the pact between version %s of %s and version %s of %s failed"
          .formatted(
              row.pact().consumerVersion(),
              row.pact().consumer(),
              row.providerVersion().orElseThrow(),
              row.pact().provider());
    }
    if (!unknown.isEmpty()) {
      Row row = unknown.get(0);
      return "There is no verified pact between version %s of %s and %s"
          .formatted(
              row.pact().consumerVersion(),
              row.pact().consumer(),
              row.providerVersion()
                  .map(version -> "version %s of %s".formatted(version, row.pact().provider()))
                  .orElseGet(
                      () ->
                          "a version of %s currently in %s (no version is currently recorded as deployed/released in this environment)"
                              .formatted(row.pact().provider(), environment)));
    }
    return rows.isEmpty()
        ? "There are no missing dependencies"
        : "All required verification results are published and successful";
  }
}
