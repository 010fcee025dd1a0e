package dev.polystack.engine.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What breaks rules in a cloud assembly, as the CDK writes it beside the templates:
 * CloudFormation's rules, and what constructs and policy checks call an error.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html">Policy
 *     validation at synthesis</a>
 */
record ValidationReport(List<Finding> findings) {

  private static final String FILE = "validation-report.json";

  /** Who speaks by an annotation of a construct says the rule's name itself. */
  private static final String ANNOTATION = "Annotation::";

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A rule and whatever breaks it.
   *
   * @param text the rule's name and what it asks for
   * @param constructs their paths, which begin with the stack's name
   */
  record Finding(String text, List<String> constructs) {

    String lines() {
      return "    %s\n%s"
          .formatted(
              text,
              constructs.stream()
                  .map(path -> "      in " + path)
                  .collect(Collectors.joining("\n")));
    }
  }

  /** Takes away a report of before, so that it is not taken for the next one. */
  static void forget(Path assembly) {
    try {
      Files.deleteIfExists(assembly.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the report in " + assembly, e);
    }
  }

  /** The report beside the templates, if they were held against rules and break any. */
  static Optional<ValidationReport> of(Path assembly) {
    Path file = assembly.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>();
    try {
      for (JsonNode plugin : JSON.readTree(file.toFile()).path("pluginReports")) {
        for (JsonNode violation : plugin.path("violations")) {
          if (!violation.path("severity").asText().equals("warning")) {
            findings.add(finding(violation));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return findings.isEmpty() ? Optional.empty() : Optional.of(new ValidationReport(findings));
  }

  private static Finding finding(JsonNode violation) {
    String rule = violation.path("ruleName").asText();
    String description = violation.path("description").asText().strip();
    List<String> constructs = new ArrayList<>();
    violation
        .path("violatingConstructs")
        .forEach(construct -> constructs.add(construct.path("constructPath").asText()));
    return new Finding(
        rule.startsWith(ANNOTATION) ? description : rule + ": " + description, constructs);
  }

  /** For people: every finding, and where it is. */
  String text() {
    return findings.stream().map(Finding::lines).collect(Collectors.joining("\n"));
  }
}
