package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PomVersionsTest {

  private static final Set<String> CONTRACTS = Set.of("org.example:contracts");
  private static final Set<String> TOOLS = Set.of("org.example:tools-parent");
  private static final Version VERSION = new Version(1, 3, 0);
  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <!-- A <version> in a comment stays. -->
        <parent>
          <groupId>org.example</groupId>
          <artifactId>tools-parent</artifactId>
          <version>0.1.0-SNAPSHOT</version>
          <relativePath/>
        </parent>
        <artifactId>shop</artifactId>
        <version>0.1.0-SNAPSHOT</version>
        <properties>
          <contracts.version>0.1.0-SNAPSHOT</contracts.version>
          <other.version>0.1.0-SNAPSHOT</other.version>
        </properties>
        <dependencies>
          <dependency>
            <groupId>org.example</groupId>
            <artifactId>contracts</artifactId>
            <version>${contracts.version}</version>
          </dependency>
        </dependencies>
      </project>
      """;

  @Test
  void withProperties_ofADependency_changesNothingElse() {
    Set<String> names = PomVersions.properties(POM, CONTRACTS);

    assertThat(names).containsExactly("contracts.version");
    assertThat(PomVersions.withProperties(POM, names, VERSION))
        .isEqualTo(POM.replace("<contracts.version>0.1.0-SNAPSHOT", "<contracts.version>1.3.0"));
  }

  @Test
  void withParent_ofTheParent_changesNothingElse() {
    assertThat(PomVersions.withParent(POM, TOOLS, VERSION))
        .isEqualTo(
            POM.replaceFirst("<version>0.1.0-SNAPSHOT</version>", "<version>1.3.0</version>"));
    assertThat(PomVersions.withParent(POM, CONTRACTS, VERSION)).isEqualTo(POM);
  }

  @Test
  void hasSnapshot_ofWhatIsReleased_isFalse() {
    Set<String> names = Set.of("contracts.version");
    String raised = PomVersions.withProperties(POM, names, VERSION);

    assertThat(PomVersions.hasSnapshot(POM, CONTRACTS, names)).isTrue();
    assertThat(PomVersions.hasSnapshot(raised, CONTRACTS, names)).isFalse();
    assertThat(PomVersions.hasSnapshot(raised, TOOLS, Set.of())).isTrue();
  }
}
