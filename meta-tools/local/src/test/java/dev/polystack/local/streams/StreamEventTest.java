package dev.polystack.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.local.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class StreamEventTest {

  @Test
  void record_hasTheShapeThatLambdaGivesIt() {
    Record record = Records.inserted(7, Instant.parse("2026-11-24T12:00:00.900Z"));
    assertThat(Json.read(StreamEvent.of(List.of(record), Records.STREAM)))
        .isEqualTo(
            Json.read(
                """
                {"Records": [{
                  "eventID": "event-7",
                  "eventName": "INSERT",
                  "eventVersion": "1.1",
                  "eventSource": "aws:dynamodb",
                  "awsRegion": "eu-central-1",
                  "eventSourceARN": "%s",
                  "dynamodb": {
                    "SequenceNumber": "7",
                    "SizeBytes": 26,
                    "StreamViewType": "NEW_IMAGE",
                    "ApproximateCreationDateTime": 1795521600,
                    "Keys": {"id": {"S": "item-7"}},
                    "NewImage": {"id": {"S": "item-7"}}
                  }
                }]}"""
                    .formatted(Records.STREAM)));
  }

  @Test
  void everyTypeOfAttribute_isWrittenAsDynamoDbWritesIt() {
    JsonNode image =
        image(
            Map.of(
                "text", AttributeValue.fromS("é \"quoted\""),
                "number", AttributeValue.fromN("12345678901234567890.123"),
                "yes", AttributeValue.fromBool(false),
                "nothing", AttributeValue.fromNul(true),
                "bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1})),
                "texts", AttributeValue.fromSs(List.of("a", "b")),
                "numbers", AttributeValue.fromNs(List.of("1", "2.5")),
                "blobs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))),
                "list",
                    AttributeValue.fromL(
                        List.of(AttributeValue.fromS("a"), AttributeValue.fromM(Map.of()))),
                "map", AttributeValue.fromM(Map.of("in", AttributeValue.fromL(List.of())))));
    assertThat(image)
        .isEqualTo(
            Json.read(
                """
                {
                  "text": {"S": "é \\"quoted\\""},
                  "number": {"N": "12345678901234567890.123"},
                  "yes": {"BOOL": false},
                  "nothing": {"NULL": true},
                  "bytes": {"B": "AP8="},
                  "texts": {"SS": ["a", "b"]},
                  "numbers": {"NS": ["1", "2.5"]},
                  "blobs": {"BS": ["eA=="]},
                  "list": {"L": [{"S": "a"}, {"M": {}}]},
                  "map": {"M": {"in": {"L": []}}}
                }"""));
  }

  @Test
  void imagesThatTheStreamDoesNotHave_areLeftOut() {
    JsonNode removed =
        Json.read(
                StreamEvent.of(
                    List.of(
                        Record.builder()
                            .eventName(OperationType.REMOVE)
                            .dynamodb(
                                change ->
                                    change
                                        .streamViewType(StreamViewType.KEYS_ONLY)
                                        .sequenceNumber("1")
                                        .keys(Map.of("id", AttributeValue.fromS("1"))))
                            .build()),
                    Records.STREAM))
            .at("/Records/0/dynamodb");
    assertThat(removed.has("NewImage")).isFalse();
    assertThat(removed.has("OldImage")).isFalse();
    assertThat(removed.has("ApproximateCreationDateTime")).isFalse();
    assertThat(removed.at("/Keys/id/S").asText()).isEqualTo("1");
  }

  @Test
  void attributeOfATypeThatIsNotKnown_isAnError() {
    assertThatThrownBy(() -> image(Map.of("odd", AttributeValue.builder().build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not known");
  }

  private static JsonNode image(Map<String, AttributeValue> attributes) {
    Record record =
        Record.builder()
            .eventName(OperationType.MODIFY)
            .dynamodb(change -> change.keys(Map.of()).oldImage(attributes))
            .build();
    return Json.read(StreamEvent.of(List.of(record), Records.STREAM))
        .at("/Records/0/dynamodb/OldImage");
  }
}
