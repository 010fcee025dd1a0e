package dev.polystack.engine.dlq;

import dev.polystack.engine.UserError;
import dev.polystack.engine.dlq.DeadLetterQueue.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Brings messages back to the queue that they came from, one at a time: sent there first, deleted
 * here after. Killed in between, it loses nothing and leaves at most one message twice.
 */
public final class Redrive {

  private static final int LOOKED_THROUGH = 10;

  private final DeadLetters letters;
  private final Set<String> only;
  private final int max;

  /**
   * A redrive of some messages.
   *
   * @param only their ids; any if there is none
   * @param max at most so many
   */
  public Redrive(DeadLetters letters, Set<String> only, int max) {
    this.letters = letters;
    this.only = Set.copyOf(only);
    this.max = max;
  }

  /** One that was brought back, or would be. */
  public record Moved(DeadLetter letter, Source to) {}

  /**
   * Says what would be brought back, and moves nothing.
   *
   * @throws UserError if nobody knows where to
   */
  public List<Moved> plan(DeadLetterQueue queue) {
    return letters.peek(queue, only.isEmpty() ? max : Integer.MAX_VALUE).stream()
        .filter(this::isWanted)
        .limit(max)
        .map(letter -> new Moved(letter, source(queue, letter)))
        .toList();
  }

  /**
   * Brings them back.
   *
   * @param each is told of every message that has arrived
   * @return how many
   * @throws UserError if nobody knows where to
   */
  public int run(DeadLetterQueue queue, Consumer<Moved> each) {
    int left = letters.count(queue); // What fails again meanwhile is for the next time.
    int moved = 0;
    Set<String> seen = new HashSet<>();
    List<Message> unwanted = new ArrayList<>();
    try {
      while (moved < max && left > 0) {
        // Of those that are looked through, many at a time: they come round again after a while.
        List<Message> received = letters.receive(queue, only.isEmpty() ? 1 : LOOKED_THROUGH);
        if (received.isEmpty()) {
          break;
        }
        for (Message message : received) {
          DeadLetter letter = new DeadLetter(message);
          left--;
          if (moved == max || !isWanted(letter) || !seen.add(letter.id())) {
            unwanted.add(message);
            continue;
          }
          each.accept(move(queue, letter));
          moved++;
        }
      }
    } finally {
      letters.giveBack(queue, unwanted);
    }
    return moved;
  }

  private Moved move(DeadLetterQueue queue, DeadLetter letter) {
    Source to;
    try {
      to = source(queue, letter);
      letters.sqs().sendMessage(copy(letter, to));
    } catch (UserError | SdkException e) {
      letters.giveBack(queue, List.of(letter.message()));
      throw e;
    }
    letters
        .sqs()
        .deleteMessage(
            request ->
                request.queueUrl(queue.url()).receiptHandle(letter.message().receiptHandle()));
    return new Moved(letter, to);
  }

  private boolean isWanted(DeadLetter letter) {
    return only.isEmpty() || only.contains(letter.id());
  }

  /** The queue that a message came from. */
  static Source source(DeadLetterQueue queue, DeadLetter letter) {
    Optional<String> from = letter.movedFrom().map(arn -> arn.substring(arn.lastIndexOf(':') + 1));
    return queue.sources().stream()
        .filter(
            source ->
                queue.sources().size() == 1
                    || from.filter(name -> source.url().endsWith("/" + name)).isPresent())
        .findFirst()
        .orElseThrow(() -> unknown(queue, letter));
  }

  private static UserError unknown(DeadLetterQueue queue, DeadLetter letter) {
    return new UserError(
        queue.sources().isEmpty()
            ? ("%s stands behind no queue, so there is no way back: a stream or a rule could not"
                    + " deliver what it holds. Mend the cause (`meta dlq show %s`), let the source"
                    + " send again, and `meta dlq purge %s`.")
                .formatted(queue.name(), queue.name(), queue.name())
            : "Message %s does not tell from which queue it came, and %s stands behind several: %s."
                .formatted(
                    letter.id(),
                    queue.name(),
                    queue.sources().stream().map(Source::name).collect(Collectors.joining(", "))));
  }

  /** The same message; in a FIFO queue its id keeps a second copy out. */
  private static SendMessageRequest copy(DeadLetter letter, Source to) {
    SendMessageRequest.Builder request =
        SendMessageRequest.builder()
            .queueUrl(to.url())
            .messageBody(letter.message().body())
            .messageAttributes(sendable(letter.message().messageAttributes()));
    letter
        .system(MessageSystemAttributeName.AWS_TRACE_HEADER)
        .ifPresent(
            header ->
                request.messageSystemAttributes(
                    Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                            .dataType("String")
                            .stringValue(header)
                            .build())));
    letter
        .system(MessageSystemAttributeName.MESSAGE_GROUP_ID)
        .ifPresent(
            group -> {
              request.messageGroupId(group);
              if (to.url().endsWith(".fifo")) {
                request.messageDeduplicationId(letter.id());
              }
            });
    return request.build();
  }

  private static Map<String, MessageAttributeValue> sendable(
      Map<String, MessageAttributeValue> attributes) {
    return attributes.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    MessageAttributeValue.builder()
                        .dataType(entry.getValue().dataType())
                        .stringValue(entry.getValue().stringValue())
                        .binaryValue(entry.getValue().binaryValue())
                        .build()));
  }
}
