package dev.polystack.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class AgoTest {

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "10m, PT10M",
    "1h30m, PT1H30M",
    "2d, PT48H",
    "1d2h, PT26H",
    "PT15M, PT15M",
    "10M, PT10M"
  })
  void convert_ofAShortOrIsoDuration_readsIt(String text, Duration duration) {
    assertThat(new Ago().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "ten minutes", "1x", "m", "PT"})
  void convert_ofAnythingElse_saysHowToWriteIt(String text) {
    assertThatThrownBy(() -> new Ago().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("1h30m");
  }

  @Test
  void words_areWhatConvertReads() {
    assertThat(Ago.words(Duration.ofMinutes(90))).isEqualTo("1h30m");
    assertThat(new Ago().convert(Ago.words(Duration.ofDays(1)))).isEqualTo(Duration.ofDays(1));
  }
}
