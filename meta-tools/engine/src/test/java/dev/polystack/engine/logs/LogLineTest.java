package dev.polystack.engine.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogLineTest {

  private static String readable(String message) {
    return new LogLine(
            Instant.parse("2026-11-02T09:30:00.120Z"), "catalog-api-products-api", message)
        .toString();
  }

  @Test
  void toString_jsonOfOurFunctions_showsLevelTextAndCorrelationId() {
    assertThat(
            readable(
                "{\"level\":\"INFO\",\"mdc\":{\"correlationId\":\"c-1\"},\"formattedMessage\":\"created\"}"))
        .contains("catalog-api-products-api")
        .endsWith("INFO  created  [c-1]");
  }

  @Test
  void toString_anythingElse_staysAsItIs() {
    assertThat(readable("REPORT RequestId: 1\n")).endsWith("REPORT RequestId: 1");
    assertThat(readable("[1, 2]")).endsWith("[1, 2]");
  }
}
