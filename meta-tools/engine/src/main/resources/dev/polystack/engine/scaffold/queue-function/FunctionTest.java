package {{package}}.{{segment}};

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.Parsed;
import dev.polystack.shop.contracts.events.Event;
import {{eventPackage}}.{{Event}};
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

class {{Function}}Test {

  private static final String EXAMPLE =
      """
      {{{example}}}
      """;

  private final Table table = new Table();

  private List<String> failed(String... bodies) {
    SQSEvent batch = new SQSEvent();
    batch.setRecords(new ArrayList<>());
    for (String body : bodies) {
      SQSMessage message = new SQSMessage();
      message.setMessageId("message-" + batch.getRecords().size());
      message.setBody(body);
      batch.getRecords().add(message);
    }
    return new {{Function}}(new {{Stack}}Items(table, "items"))
        .handleRequest(batch, null).getBatchItemFailures().stream()
            .map(BatchItemFailure::getItemIdentifier)
            .toList();
  }

  private static String event() {
    {{Event}} data = ((Parsed.Accepted<{{Event}}>) Contracts.parse({{Event}}.SCHEMA, EXAMPLE)).value();
    return Contracts.write(
        Map.of(
            "source",
            {{Event}}.TYPE.source(),
            "detail-type",
            {{Event}}.TYPE.detailType(),
            "detail",
            Map.of(
                "metadata", Event.of({{Event}}.TYPE, data, "correlation").metadata(),
                "data", data)));
  }

  @Test
  void anEvent_isKept_andOnceOnly() {
    assertThat(failed(event())).isEmpty();
    assertThat(failed(event())).isEmpty();

    assertThat(table.items)
        .singleElement()
        .satisfies(id -> assertThat(id.s()).startsWith("{{function}}/"));
  }

  @Test
  void whatIsNoEvent_failsAlone() {
    assertThat(failed("no event", event())).containsExactly("message-0");

    assertThat(table.items).hasSize(1);
  }

  @Test
  void whatTheTableDoesNotTake_failsAlone() {
    table.refusals = 1;

    assertThat(failed(event(), event())).containsExactly("message-0");

    assertThat(table.items).hasSize(1);
  }

  /** Keeps what is put, and refuses an id that it has. */
  private static final class Table implements DynamoDbClient {

    private final List<AttributeValue> items = new ArrayList<>();

    /** How many requests from now on are too many. */
    private int refusals;

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      if (refusals-- > 0) {
        throw ProvisionedThroughputExceededException.builder().build();
      }
      AttributeValue id = request.item().get("id");
      if (items.contains(id)) {
        throw ConditionalCheckFailedException.builder().build();
      }
      items.add(id);
      return PutItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
