package dev.polystack.shop.store.catalog;

import dev.polystack.shop.store.catalog.feed.DeadLetter;
import dev.polystack.shop.store.catalog.feed.DeadLetters;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The dead-letter queue, with the reason and the correlation id as attributes of the message. */
final class SqsDeadLetters implements DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(SqsDeadLetters.class);

  private final SqsClient sqs;
  private final String queueUrl;

  SqsDeadLetters(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  static SqsDeadLetters at(String queueUrl) {
    return new SqsDeadLetters(
        SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(), queueUrl);
  }

  @Override
  public boolean put(DeadLetter letter) {
    try {
      sqs.sendMessage(
          request ->
              request
                  .queueUrl(queueUrl)
                  .messageBody(letter.message().body())
                  .messageAttributes(
                      Map.of(
                          "reason", text(letter.reason()),
                          "correlationId", text(letter.correlationId()))));
      return true;
    } catch (SdkException e) {
      LOG.error("the dead-letter queue {} did not take a message", queueUrl, e);
      return false;
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
