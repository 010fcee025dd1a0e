package dev.polystack.local.streams;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Records as a stream gives them. */
final class Records {

  static final String STREAM =
      "arn:aws:dynamodb:eu-central-1:000000000000:table/products/stream/2026-11-24T12:00:00.000";

  private Records() {}

  /** New items, with sequence numbers from 1 on. */
  static List<Record> inserted(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> inserted(i, Instant.now())).toList();
  }

  static Record inserted(int number, Instant created) {
    return Record.builder()
        .eventID("event-" + number)
        .eventName(OperationType.INSERT)
        .eventVersion("1.1")
        .awsRegion("eu-central-1")
        .dynamodb(
            change ->
                change
                    .sequenceNumber(String.valueOf(number))
                    .sizeBytes(26L)
                    .streamViewType(StreamViewType.NEW_IMAGE)
                    .approximateCreationDateTime(created)
                    .keys(Map.of("id", AttributeValue.fromS("item-" + number)))
                    .newImage(Map.of("id", AttributeValue.fromS("item-" + number))))
        .build();
  }
}
