package dev.polystack.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.OtherDigits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @Test
  void raised_byMinorAndMajor_resetsWhatIsBehind() {
    Version version = new Version(1, 4, 7);

    assertThat(version.raised(Version.Bump.MINOR)).hasToString("1.5.0");
    assertThat(version.raised(Version.Bump.MAJOR)).hasToString("2.0.0");
    assertThat(version.nextSnapshot()).isEqualTo("1.4.8-SNAPSHOT");
    assertThat(version.tag()).isEqualTo("v1.4.7");
  }

  @Test
  @ExtendWith(OtherDigits.class)
  void toString_whereDigitsAreOthers_staysAVersion() {
    assertThat(new Version(1, 4, 7)).hasToString("1.4.7");
  }

  @Test
  void compareTo_withTwoDigits_comparesNumbers() {
    assertThat(new Version(0, 10, 0)).isGreaterThan(new Version(0, 9, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2", "1.2.3-SNAPSHOT", "v1.2.3", "1.2.x", "1.2.3.4"})
  void parse_ofAnythingElse_isEmpty(String text) {
    assertThat(Version.parse(text)).isEmpty();
  }

  @Test
  void ofSnapshot_ofARelease_isEmpty() {
    assertThat(Version.ofSnapshot("1.2.3")).isEmpty();
    assertThat(Version.ofSnapshot("1.2.3-SNAPSHOT")).contains(new Version(1, 2, 3));
  }
}
