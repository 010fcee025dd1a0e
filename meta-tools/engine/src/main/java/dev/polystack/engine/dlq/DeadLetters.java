package dev.polystack.engine.dlq;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What waits in dead-letter queues. */
public final class DeadLetters implements AutoCloseable {

  /** Of ReceiveMessage and of every batch. */
  private static final int BATCH = 10;

  /** Hidden from others while it is looked at; a kill makes nobody wait longer than this. */
  private static final int HIDDEN_SECONDS = 30;

  private final SqsClient sqs;

  /** The queues of a target. */
  public DeadLetters(Target target) {
    this.sqs = Aws.client(target, SqsClient.builder());
  }

  /** About how many messages wait, those that somebody looks at right now included. */
  public int count(DeadLetterQueue queue) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(
                request ->
                    request
                        .queueUrl(queue.url())
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return attributes.values().stream().mapToInt(Integer::parseInt).sum();
  }

  /**
   * Looks at messages and leaves them where they are, for others to receive at once.
   *
   * @param max at most so many
   */
  public List<DeadLetter> peek(DeadLetterQueue queue, int max) {
    int expected = count(queue);
    Map<String, Message> received = new LinkedHashMap<>();
    try {
      while (received.size() < Math.min(max, expected)) {
        List<Message> messages = receive(queue, Math.min(BATCH, max - received.size()));
        int before = received.size();
        messages.forEach(message -> received.put(message.messageId(), message));
        if (received.size() == before) {
          break; // Somebody else looks at the rest or took it, or the first come round again.
        }
      }
    } finally {
      giveBack(queue, List.copyOf(received.values()));
    }
    return received.values().stream().map(DeadLetter::new).toList();
  }

  /** Takes away all messages, for good. */
  public void purge(DeadLetterQueue queue) {
    sqs.purgeQueue(request -> request.queueUrl(queue.url()));
  }

  List<Message> receive(DeadLetterQueue queue, int max) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .maxNumberOfMessages(max)
                    .waitTimeSeconds(1)
                    .visibilityTimeout(HIDDEN_SECONDS)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  void giveBack(DeadLetterQueue queue, List<Message> messages) {
    for (int from = 0; from < messages.size(); from += BATCH) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : messages.subList(from, Math.min(from + BATCH, messages.size()))) {
        entries.add(
            ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(String.valueOf(entries.size()))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0)
                .build());
      }
      sqs.changeMessageVisibilityBatch(request -> request.queueUrl(queue.url()).entries(entries));
    }
  }

  SqsClient sqs() {
    return sqs;
  }

  @Override
  public void close() {
    sqs.close();
  }
}
