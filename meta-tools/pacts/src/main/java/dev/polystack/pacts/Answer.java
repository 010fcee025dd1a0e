package dev.polystack.pacts;

import dev.polystack.pacts.Row.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a version may be deployed, and why.
 *
 * @param deployed what the environment runs
 * @param matrix who was verified against whom
 */
public record Answer(
    Participant candidate, String environment, List<Participant> deployed, List<Row> matrix) {

  private static final String LINE = "  %-28s %-28s %s";

  /** Copies the lists. */
  public Answer {
    deployed = List.copyOf(deployed);
    matrix = List.copyOf(matrix);
  }

  /** Whether it may be deployed: nothing failed and nothing is missing. */
  public boolean isYes() {
    return matrix.stream().allMatch(row -> row.verdict() == Verdict.VERIFIED);
  }

  /** What stands in the way, a sentence each. */
  public List<String> missing() {
    return matrix.stream()
        .filter(row -> row.verdict() != Verdict.VERIFIED)
        .map(Row::detail)
        .toList();
  }

  /** For people: the answer, the matrix, and what stands in the way. */
  public String toText() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s may%s be deployed to %s."
            .formatted(isYes() ? "Yes" : "No", candidate, isYes() ? "" : " not", environment));
    lines.add(
        "  %s runs: %s"
            .formatted(
                environment,
                deployed.isEmpty()
                    ? "nothing"
                    : deployed.stream()
                        .map(Participant::toString)
                        .collect(Collectors.joining(", "))));
    if (matrix.isEmpty()) {
      lines.add("  Nobody there shares a pact with it.");
    } else {
      lines.add(LINE.formatted("consumer", "provider", "verified"));
      matrix.forEach(
          row -> lines.add(LINE.formatted(row.consumer(), row.provider(), row.verdict().words())));
    }
    missing().forEach(each -> lines.add("  " + each));
    return String.join("\n", lines);
  }

  /** For machines. */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("deployable", isYes());
    json.put("candidate", candidate);
    json.put("environment", environment);
    json.put("deployed", deployed);
    json.put("matrix", matrix);
    json.put("missing", missing());
    return Json.MAPPER.valueToTree(json).toPrettyString();
  }
}
