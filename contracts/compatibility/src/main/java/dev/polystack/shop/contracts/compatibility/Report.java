package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the gate found, for people, for programs, and for a continuous integration's test view.
 *
 * @param findings by the released version that they break
 */
record Report(Map<String, List<Finding>> findings) {

  private static final String JSON = "compatibility.json";

  /** What fits on one screen: five lines each, and a line for each contract with more. */
  private static final int SHOWN = 6;

  private static final int NAMED = 8;

  boolean isEmpty() {
    return findings.values().stream().allMatch(List::isEmpty);
  }

  /**
   * One screen: each finding once, with every version that it breaks; of many the first ones, and
   * how many more there are in which contract.
   *
   * @param folder where the whole report is
   */
  String text(Path folder) {
    Map<Finding, String> versions =
        findings.entrySet().stream()
            .flatMap(
                entry -> entry.getValue().stream().map(each -> Map.entry(each, entry.getKey())))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    Map.Entry::getValue,
                    (one, other) -> one + ", " + other,
                    LinkedHashMap::new));
    StringBuilder text = new StringBuilder();
    int shown = Math.min(SHOWN, versions.size());
    versions.entrySet().stream()
        .limit(shown)
        .forEach(each -> text.append(paragraph(each.getKey(), each.getValue())));
    if (shown < versions.size()) {
      text.append(rest(versions.keySet().stream().skip(shown).toList(), folder));
    }
    return text.toString();
  }

  private static String paragraph(Finding finding, String released) {
    return """

    %s %s
      changed   %s
      breaks    %s (%s)
      instead   %s
    """
        .formatted(
            finding.contract(),
            finding.pointer(),
            finding.change(),
            finding.breaks(),
            released,
            finding.instead());
  }

  private static String rest(List<Finding> findings, Path folder) {
    Map<String, Long> contracts =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    Finding::contract, LinkedHashMap::new, Collectors.counting()));
    String named =
        contracts.entrySet().stream()
            .limit(NAMED)
            .map(each -> "  %4d in %s\n".formatted(each.getValue(), each.getKey()))
            .collect(Collectors.joining());
    String others =
        contracts.size() > NAMED
            ? "       and in %d other contracts\n".formatted(contracts.size() - NAMED)
            : "";
    return "\nand %d more:\n%s%sall of them: %s\n"
        .formatted(findings.size(), named, others, folder.resolve(JSON));
  }

  /** Writes compatibility.json and TEST-compatibility.xml. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve(JSON).toFile(), findings);
    Files.writeString(folder.resolve("TEST-compatibility.xml"), junit());
  }

  private String junit() {
    StringBuilder cases = new StringBuilder();
    findings.forEach(
        (version, all) -> {
          if (all.isEmpty()) {
            cases.append(
                "  <testcase classname=\"compatibility\" name=\"with %s\"/>%n"
                    .formatted(xml(version)));
          }
          for (Finding each : all) {
            cases.append(
                "  <testcase classname=\"compatibility\" name=\"with %s: %s %s\"><failure message=\"%s\">%s; instead: %s</failure></testcase>%n"
                    .formatted(
                        xml(version),
                        xml(each.contract()),
                        xml(each.pointer()),
                        xml(each.change()),
                        xml("breaks " + each.breaks()),
                        xml(each.instead())));
          }
        });
    int failures = findings.values().stream().mapToInt(List::size).sum();
    long tests = failures + findings.values().stream().filter(List::isEmpty).count();
    return "<testsuite name=\"compatibility\" tests=\"%d\" failures=\"%d\">%n%s</testsuite>%n"
        .formatted(tests, failures, cases);
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
