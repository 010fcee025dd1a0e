package dev.polystack.shop.contracts.compatibility;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What releases promised by mistake and nobody ever kept: taking that back breaks nobody. Each
 * erratum names one finding of one release word by word, and says why nobody is broken.
 */
final class Errata {

  /** Beside the releases, which stay as they are. */
  static final String FILE = "errata.json";

  private record Erratum(String contract, String pointer, String change, String why) {

    boolean takesBack(Finding finding) {
      return finding.contract().equals(contract)
          && finding.pointer().equals(pointer)
          && finding.change().equals(change);
    }
  }

  private final Map<String, List<Erratum>> byVersion;

  private Errata(Map<String, List<Erratum>> byVersion) {
    this.byVersion = byVersion;
  }

  /**
   * The errata of all releases; none without the file.
   *
   * @throws IOException if the file cannot be read as errata
   */
  static Errata read(Path released) throws IOException {
    Path file = released.resolve(FILE);
    return new Errata(
        Files.exists(file)
            ? JsonMapper.builder().build().readValue(file.toFile(), new TypeReference<>() {})
            : Map.of());
  }

  /** What is left of the findings of a release, and what is wrong with its errata. */
  List<Finding> left(String version, List<Finding> findings) {
    List<Finding> left = new ArrayList<>(findings);
    List<Erratum> errata = byVersion.getOrDefault(version, List.of());
    for (int i = 0; i < errata.size(); i++) {
      Erratum erratum = errata.get(i);
      boolean reason = erratum.why() != null && !erratum.why().isBlank();
      boolean fits = reason && left.removeIf(erratum::takesBack);
      if (!fits) {
        left.add(
            new Finding(
                "released/" + FILE,
                "/%s/%d".formatted(version, i),
                reason ? "takes back what breaks nothing" : "does not say why nobody is broken",
                "whoever trusts that every erratum is needed and explained",
                reason ? "remove it, or mend its contract, pointer or change" : "say why"));
      }
    }
    return left;
  }
}
