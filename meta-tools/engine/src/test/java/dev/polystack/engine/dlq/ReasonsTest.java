package dev.polystack.engine.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.logs.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class ReasonsTest {

  private static final Instant SENT = Instant.parse("2026-11-25T10:00:00Z");

  private static DeadLetter letter(String body, Map<String, String> attributes) {
    return new DeadLetter(
        Message.builder()
            .messageId("m-1")
            .body(body)
            .attributes(
                Map.of(
                    MessageSystemAttributeName.SENT_TIMESTAMP, String.valueOf(SENT.toEpochMilli())))
            .messageAttributes(
                attributes.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            entry ->
                                MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(entry.getValue())
                                    .build())))
            .build());
  }

  private static LogLine line(int second, String message) {
    return LogLine.parse(SENT.plusSeconds(second), "store/catalog/updater", message);
  }

  @Test
  void carried_byTheFunction_isItsOwnReason() {
    assertThat(Reasons.carried(letter("{}", Map.of("reason", "/data/name: too long"))))
        .contains(new Reason("/data/name: too long", "the message"));
  }

  @Test
  void carried_fromEventBridge_isItsErrorAndRule() {
    Map<String, String> attributes =
        Map.of("ERROR_CODE", "NO_PERMISSIONS", "ERROR_MESSAGE", "may not send", "RULE_ARN", "r");

    assertThat(Reasons.carried(letter("{}", attributes)))
        .contains(new Reason("NO_PERMISSIONS: may not send (r)", "EventBridge"));
  }

  @Test
  void carried_fromAStreamsDestination_isLambdasCondition() {
    String body =
        """
        {"requestContext": {"condition": "RetryAttemptsExhausted", "approximateInvokeCount": 11},
         "responseContext": {"functionError": "Unhandled"}}""";

    assertThat(Reasons.carried(letter(body, Map.of())))
        .contains(new Reason("RetryAttemptsExhausted after 11 tries: Unhandled", "Lambda"));
    assertThat(
            Reasons.carried(
                letter(
                    body.replace("}}", "}, \"responsePayload\": {\"errorMessage\": \"no bus\"}}"),
                    Map.of())))
        .contains(new Reason("RetryAttemptsExhausted after 11 tries: no bus", "Lambda"));
    assertThat(Reasons.carried(letter(body.replace("functionError", "status"), Map.of())))
        .contains(new Reason("RetryAttemptsExhausted after 11 tries", "Lambda"));
  }

  @Test
  void carried_byAMessageThatSqsMoved_isNothing() {
    assertThat(Reasons.carried(letter("no json", Map.of()))).isEmpty();
  }

  @Test
  void logged_prefersTheMessagesIdToItsRequestToWhateverElse() {
    DeadLetter letter = letter("{\"detail\":{\"metadata\":{\"correlationId\":\"c-1\"}}}", Map.of());
    LogLine other = line(3, "something else failed");
    LogLine request = line(2, "c-1 failed");
    LogLine message = line(1, "m-1 failed");

    assertThat(Reasons.logged(letter, List.of(message, request, other)).text())
        .isEqualTo("m-1 failed");
    assertThat(Reasons.logged(letter, List.of(request, other)).text()).isEqualTo("c-1 failed");
    assertThat(Reasons.logged(letter, List.of(other)).text())
        .isEqualTo("probably: something else failed");
  }

  @Test
  void logged_beforeTheMessageWasSent_isNoReason() {
    assertThat(Reasons.logged(letter("x", Map.of()), List.of(line(-60, "failed"))))
        .isEqualTo(Reason.UNKNOWN);
  }
}
