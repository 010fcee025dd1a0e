package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PomsTest {

  static final Set<String> CONTRACTS = Set.of("org.example:contracts");
  static final Set<String> TOOLS = Set.of("org.example:tools-parent");
  static final String POM =
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
  private static final String USE =
      "<groupId>${project.groupId}</groupId><artifactId>contracts</artifactId><version>%s</version>";
  private static final Version VERSION = new Version(1, 3, 0);

  @Test
  void raised_ofADependency_changesNothingElse() {
    assertThat(of(POM).raised(CONTRACTS, VERSION).texts())
        .containsEntry(
            "pom.xml",
            POM.replace("<contracts.version>0.1.0-SNAPSHOT", "<contracts.version>1.3.0"));
  }

  @Test
  void buildWithSnapshotOf_ofWhatIsReleased_isFalse() {
    assertThat(of(POM).buildWithSnapshotOf(CONTRACTS)).isTrue();
    assertThat(of(POM).raised(CONTRACTS, VERSION).buildWithSnapshotOf(CONTRACTS)).isFalse();
    assertThat(of(POM).raised(CONTRACTS, VERSION).buildWithSnapshotOf(TOOLS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<build><plugins><plugin>%s</plugin></plugins></build>",
        "<build><pluginManagement><plugins><plugin>%s</plugin></plugins></pluginManagement></build>",
        "<build><extensions><extension>%s</extension></extensions></build>",
        "<profiles><profile><dependencies><dependency>%s</dependency></dependencies></profile></profiles>",
        "<profiles><profile><build><plugins><plugin><artifactId>x</artifactId><dependencies>"
            + "<dependency>%s</dependency></dependencies></plugin></plugins></build></profile></profiles>"
      })
  void raised_ofAPropertyOfAnyUse_raisesIt_andOfAVersionWrittenOut_saysWhere(String place) {
    Poms raised = with(place, "${c.version}", "1.0.0").raised(CONTRACTS, VERSION);
    assertThat(raised.texts().get("pom.xml")).contains("<c.version>1.3.0</c.version>");
    assertThat(raised.othersThan(CONTRACTS, VERSION)).isEmpty();

    assertThat(with(place, "1.0.0", "").raised(CONTRACTS, VERSION).othersThan(CONTRACTS, VERSION))
        .containsExactly("pom.xml has org.example:contracts in '1.0.0'");
  }

  @ParameterizedTest
  @CsvSource({
    "'[1.0,2.0)', '', '[1.0,2.0)'",
    "${c.version}, ${shop.version}, ${shop.version}",
    "${project.version}, '', 0.1.0-SNAPSHOT",
    "${nowhere}, '', ${nowhere}"
  })
  void othersThan_ofWhatCannotBeRaised_saysHowItIsWritten(
      String version, String property, String left) {
    Poms poms = with("<build><plugins><plugin>%s</plugin></plugins></build>", version, property);

    assertThat(poms.raised(CONTRACTS, VERSION).othersThan(CONTRACTS, VERSION))
        .containsExactly("pom.xml has org.example:contracts in '%s'".formatted(left));
  }

  @Test
  void othersThan_ofAPropertyOfTheParentsThatIsRaised_isNone() {
    Set<String> tools = Set.of("org.example:tools-parent", "org.example:contracts");
    Poms poms = of(POM.replaceAll("<contracts.version>.*</contracts.version>", ""));

    assertThat(poms.raised(tools, VERSION).othersThan(tools, VERSION)).isEmpty();
  }

  @Test
  void isOne_ofAPomThatIsOnlyATestsOrATemplate_isFalse() {
    assertThat(Poms.isOne("pom.xml")).isTrue();
    assertThat(Poms.isOne("stacks/api/pom.xml")).isTrue();
    assertThat(Poms.isOne("app/src/test/resources/x/pom.xml")).isFalse();
    assertThat(Poms.isOne("src/pom.xml")).isFalse();
    assertThat(Poms.isOne("app-pom.xml")).isFalse();
  }

  private static Poms with(String place, String version, String property) {
    return of(
        """
        <project>
          <groupId>org.example</groupId>
          <artifactId>shop</artifactId>
          <version>0.1.0-SNAPSHOT</version>
          <properties><c.version>%s</c.version></properties>
        %s
        </project>
        """
            .formatted(property, place.formatted(USE.formatted(version))));
  }

  private static Poms of(String pom) {
    return new Poms(Map.of("pom.xml", pom));
  }
}
