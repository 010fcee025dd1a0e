package dev.polystack.shop.contracts.compatibility;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stops a build whose contracts break those of a released version. */
public final class CompatibilityGate {

  private CompatibilityGate() {}

  /**
   * Compares the contracts with every released version.
   *
   * @param arguments the folder of the contracts, the folder of released versions, and the folder
   *     that gets the report
   * @throws IOException if a file cannot be read or written
   * @throws BrokenContractsException if a change breaks somebody, or a released file was changed
   */
  public static void main(String[] arguments) throws IOException {
    ContractSet current = ContractSet.read(Path.of(arguments[0]));
    Releases releases = new Releases(Path.of(arguments[1]));
    Map<String, List<Finding>> findings = new TreeMap<>();
    for (String version : releases.versions()) {
      List<Finding> all = new ArrayList<>();
      for (String file : releases.changedFiles(version)) {
        all.add(
            new Finding(
                file,
                "",
                "differs from what was released",
                "the promise that a release never changes",
                "restore released/" + version));
      }
      if (all.isEmpty()) {
        all.addAll(Comparison.compare(releases.read(version), current));
      }
      findings.put(version, all);
    }
    Report report = new Report(findings);
    report.write(Path.of(arguments[2]));
    if (!report.isEmpty()) {
      throw new BrokenContractsException(report);
    }
  }
}
