package dev.polystack.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class CorrelationTest {

  @Test
  void close_givesBackTheOuterId() {
    try (var outer = Correlation.of("outer")) {
      try (var inner = Correlation.of("inner")) {
        assertThat(MDC.get(Correlation.KEY)).isEqualTo(inner.id());
      }
      assertThat(MDC.get(Correlation.KEY)).isEqualTo(outer.id());
    }
    assertThat(MDC.get(Correlation.KEY)).isNull();
  }

  @Test
  void handling_namesTheEvent_untilTheIdIsClosed() {
    try (var outer = Correlation.of("outer").handling("event-1")) {
      try (var inner = Correlation.of("inner")) {
        assertThat(MDC.get(Correlation.EVENT_KEY)).as("%s handles none", inner.id()).isNull();
      }
      assertThat(MDC.get(Correlation.EVENT_KEY)).as("%s goes on", outer.id()).isEqualTo("event-1");
    }
    assertThat(MDC.get(Correlation.EVENT_KEY)).isNull();
  }

  @Test
  void chosen_isWhatACallerAsksFor_unlessItCouldForgeALogLine() {
    assertThat(Correlation.chosen("order-1/2:a+b=c")).hasValue("order-1/2:a+b=c");
    assertThat(Correlation.chosen("x".repeat(128))).isPresent();
    assertThat(Stream.of(null, "", "two words", "a\nb", "\"}{", "é", "x".repeat(129)))
        .allSatisfy(header -> assertThat(Correlation.chosen(header)).isEmpty());
  }

  @Test
  void logLine_isOneJsonObjectWithTheId() {
    var captured = new ByteArrayOutputStream();
    var stdout = System.out;
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try (var correlation = Correlation.of("c-1")) {
      LoggerFactory.getLogger("test").info("created {}", "p-1");
    } finally {
      System.setOut(stdout);
    }
    assertThat(captured.toString(StandardCharsets.UTF_8))
        .startsWith("{")
        .contains("\"correlationId\":\"c-1\"", "created p-1")
        .endsWith("}\n");
  }
}
