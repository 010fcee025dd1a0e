package dev.polystack.workspace.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void builder_tellsPartsApartThatJoinToTheSameText() {
    assertThat(Fingerprint.builder().add("a", "bc").build())
        .isEqualTo(Fingerprint.builder().add("a", "bc").build())
        .isNotEqualTo(Fingerprint.builder().add("ab", "c").build())
        .isNotEqualTo(Fingerprint.builder().add("a", "b").add("", "c").build());
  }

  @Test
  void fingerprint_ofSomethingElse_isRefused() {
    assertThatThrownBy(() -> new Fingerprint("ABC"))
        .hasMessage("'ABC' is no SHA-256 in hexadecimal");
  }
}
