package dev.polystack.shop.store.acceptance;

import dev.polystack.shop.store.catalog.IndexParameters;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The updater's queues: what is put into the one, and what ends up in the other. */
final class DeadLetterQueue implements AutoCloseable {

  private final SqsClient sqs =
      SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final String queue;
  private final String deadLetters;

  DeadLetterQueue(Deployment deployment) {
    this.queue = deployment.value(IndexParameters.QUEUE_URL);
    this.deadLetters = deployment.value(IndexParameters.DEAD_LETTERS_URL);
  }

  /** Puts a message before the updater, past the bus. */
  void send(String body) {
    sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
  }

  /**
   * Waits for the dead letter whose body holds the text, and takes it away.
   *
   * @return its attributes
   */
  Map<String, String> take(String text, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      for (Message message : receive()) {
        if (message.body().contains(text)) {
          sqs.deleteMessage(
              request -> request.queueUrl(deadLetters).receiptHandle(message.receiptHandle()));
          return message.messageAttributes().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().stringValue()));
        }
      }
    }
    throw new AssertionError("no dead letter with '%s' within %s".formatted(text, limit));
  }

  private Iterable<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(deadLetters)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(1)
                    .waitTimeSeconds(1)
                    .messageAttributeNames("All"))
        .messages();
  }

  @Override
  public void close() {
    sqs.close();
  }
}
