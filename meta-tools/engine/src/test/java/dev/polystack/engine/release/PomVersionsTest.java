package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PomVersionsTest {

  private static final Version VERSION = new Version(1, 3, 0);

  @Test
  void withProperties_changesNothingElse() {
    assertThat(PomVersions.withProperties(PomsTest.POM, Set.of("contracts.version"), VERSION))
        .isEqualTo(
            PomsTest.POM.replace("<contracts.version>0.1.0-SNAPSHOT", "<contracts.version>1.3.0"));
  }

  @Test
  void withParent_ofTheParent_changesNothingElse() {
    assertThat(PomVersions.withParent(PomsTest.POM, PomsTest.TOOLS, VERSION))
        .isEqualTo(
            PomsTest.POM.replaceFirst(
                "<version>0.1.0-SNAPSHOT</version>", "<version>1.3.0</version>"));
    assertThat(PomVersions.withParent(PomsTest.POM, PomsTest.CONTRACTS, VERSION))
        .isEqualTo(PomsTest.POM);
  }
}
