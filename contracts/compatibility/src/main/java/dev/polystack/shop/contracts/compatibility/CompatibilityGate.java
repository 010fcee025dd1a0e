package dev.polystack.shop.contracts.compatibility;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stops a build whose contracts break those of a released version. */
public final class CompatibilityGate {

  private static final String UNCHANGING = "the promise that a release never changes";

  private CompatibilityGate() {}

  /**
   * Compares the contracts and their Java API with every released version.
   *
   * @param arguments the folder of the contracts, the folder of released versions, the folder that
   *     gets the report, and the jar
   * @throws IOException if a file cannot be read or written
   * @throws BrokenContractsException if a change breaks somebody, or a released file was changed or
   *     deleted
   */
  public static void main(String[] arguments) throws IOException {
    ContractSet current = ContractSet.read(Path.of(arguments[0]));
    Releases releases = new Releases(Path.of(arguments[1]));
    if (releases.isHistoryCutOff()) {
      System.err.println(
          "WARNING: releases are held against their checksums alone, since this clone is shallow."
              + " To hold them against their history: git fetch --unshallow");
    }
    Map<String, List<Finding>> findings = new LinkedHashMap<>(history(releases));
    findings.putAll(comparisons(current, releases, Path.of(arguments[3])));
    Report report = new Report(findings);
    Path folder = Path.of(arguments[2]);
    report.write(folder);
    if (!report.isEmpty()) {
      throw new BrokenContractsException(report, folder);
    }
  }

  /** What is wrong with the history of releases, whatever is left of them. */
  private static Map<String, List<Finding>> history(Releases releases) throws IOException {
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    for (String version : releases.missing()) {
      findings.put(
          version,
          List.of(
              new Finding(
                  "released/" + version,
                  "",
                  "the whole release was deleted",
                  UNCHANGING,
                  "restore it from the commit that added it")));
    }
    return findings;
  }

  /** What each release finds broken, the oldest first. */
  private static Map<String, List<Finding>> comparisons(
      ContractSet current, Releases releases, Path jar) throws IOException {
    Map<String, List<Finding>> findings = new TreeMap<>(Releases.OLDEST_FIRST);
    Errata errata = releases.errata();
    Retired retired = new Retired();
    List<String> versions = releases.versions();
    for (int i = versions.size() - 1; i >= 0; i--) {
      String version = versions.get(i);
      Findings found = new Findings();
      for (String file : releases.changedFiles(version)) {
        found.add(
            file, "", "differs from what was released", UNCHANGING, "restore released/" + version);
      }
      if (found.list().isEmpty()) {
        ContractSet released = releases.read(version);
        Comparison.compare(released, current, retired, found);
        if (i == versions.size() - 1) {
          Comparison.versions(released, current, found);
        }
        JavaComparison.compare(releases.javaApi(version), jar, retired, found);
        findings.put(version, errata.left(version, found.list()));
      } else {
        findings.put(version, found.list());
      }
    }
    return findings;
  }
}
