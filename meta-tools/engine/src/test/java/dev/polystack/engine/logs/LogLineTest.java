package dev.polystack.engine.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

  private static final Instant COLLECTED = Instant.parse("2026-11-25T10:00:01Z");

  private static LogLine line(String message) {
    return LogLine.parse(COLLECTED, "store/catalog/updater", message);
  }

  @Test
  void parse_ofAFunctionsJson_takesWhatItSaysOfItself() {
    LogLine line =
        line(
            """
            {"timestamp":1795600800123,"level":"WARN","mdc":{"correlationId":"c-1","eventId":"e-1"},
             "formattedMessage":"has to wait","throwable":null}""");

    assertThat(line.time()).isEqualTo(Instant.ofEpochMilli(1795600800123L));
    assertThat(line.level()).isEqualTo(Level.WARN);
    assertThat(line.correlationId()).isEqualTo("c-1");
    assertThat(line.eventId()).isEqualTo("e-1");
    assertThat(line.text()).isEqualTo("has to wait");
  }

  @Test
  void parse_ofAThrowable_namesIt() {
    LogLine line =
        line(
            """
            {"level":"ERROR","formattedMessage":"failed",
             "throwable":{"className":"java.io.IOException","message":"no route"}}""");

    assertThat(line.text()).isEqualTo("failed (java.io.IOException: no route)");
  }

  @Test
  void parse_ofPowertoolsJson_findsMessageAndCorrelationId() {
    LogLine line = line("{\"level\":\"INFO\",\"message\":\"ok\",\"correlation_id\":\"c-2\"}");

    assertThat(line.text()).isEqualTo("ok");
    assertThat(line.correlationId()).isEqualTo("c-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain words\n", "{\"cut off", "[1]", ""})
  void parse_ofWhatIsNoJsonObject_keepsTheText(String message) {
    LogLine line = line(message);

    assertThat(line.text()).isEqualTo(message.stripTrailing());
    assertThat(line.level()).isEqualTo(Level.INFO);
    assertThat(line.time()).isEqualTo(COLLECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-25T10:00:01Z 4f2c Task timed out after 15.00 seconds",
        "REPORT RequestId: 4f2c\tDuration: 15001 ms\tStatus: error",
        "REPORT RequestId: 4f2c Duration: 3 ms Status: timeout",
        "RequestId: 4f2c Error: Runtime exited\nRuntime.ExitError"
      })
  void parse_ofLambdasWordsAboutAFailure_isAnError(String message) {
    assertThat(line(message).level()).isEqualTo(Level.ERROR);
  }

  @Test
  void isPlatform_isTrueForLambdasOwnLinesOnly() {
    assertThat(line("START RequestId: 4f2c Version: $LATEST").isPlatform()).isTrue();
    assertThat(line("REPORT RequestId: 4f2c\tDuration: 15 ms").isPlatform()).isTrue();
    assertThat(line("{\"formattedMessage\":\"START over\"}").isPlatform()).isFalse();
  }
}
