package dev.polystack.shop.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.store.catalog.feed.DeadLetter;
import dev.polystack.shop.store.catalog.feed.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsDeadLettersTest {

  private static final DeadLetter LETTER =
      new DeadLetter(new Message("m-1", "{}"), "request-1", "/detail: is missing (required)");

  private final List<SendMessageRequest> sent = new ArrayList<>();

  /** SQS as far as dead letters need it. */
  private class Sqs implements SqsClient {

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      sent.add(request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Test
  void aLetter_keepsItsBody_andCarriesReasonAndCorrelationId() {
    assertThat(new SqsDeadLetters(new Sqs(), "https://queue").put(LETTER)).isTrue();

    SendMessageRequest request = sent.get(0);
    assertThat(request.queueUrl()).isEqualTo("https://queue");
    assertThat(request.messageBody()).isEqualTo("{}");
    assertThat(request.messageAttributes())
        .hasEntrySatisfying("reason", is("/detail: is missing (required)"))
        .hasEntrySatisfying("correlationId", is("request-1"));
  }

  @Test
  void aQueueThatRefuses_isToldToTheCaller() {
    Sqs refusing =
        new Sqs() {
          @Override
          public SendMessageResponse sendMessage(SendMessageRequest request) {
            throw SqsException.builder().message("AccessDenied").build();
          }
        };

    assertThat(new SqsDeadLetters(refusing, "https://queue").put(LETTER)).isFalse();
  }

  private static Consumer<MessageAttributeValue> is(String text) {
    return value -> {
      assertThat(value.dataType()).isEqualTo("String");
      assertThat(value.stringValue()).isEqualTo(text);
    };
  }
}
