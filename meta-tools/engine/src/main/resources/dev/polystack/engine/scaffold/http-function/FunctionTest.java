package {{package}}.{{segment}};

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.polystack.lambda.Correlation;
{{#publishes}}
import dev.polystack.shop.contracts.events.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
{{/publishes}}
{{^publishes}}
import java.util.Map;
{{/publishes}}
import org.junit.jupiter.api.Test;
{{#publishes}}
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
{{/publishes}}

class {{Function}}Test {

{{#publishes}}
  private static final String EXAMPLE =
      """
      {{{example}}}
      """;

  private final Bus bus = new Bus();

  private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent request) {
    return new {{Function}}(EventPublisher.to(bus, "bus")).handleRequest(request, null);
  }

  private APIGatewayV2HTTPResponse handle(String body) {
    return handle(APIGatewayV2HTTPEvent.builder().withBody(body).build());
  }

  @Test
  void aBodyThatApiGatewayEncoded_isRead() {
    String encoded = Base64.getEncoder().encodeToString(EXAMPLE.getBytes(StandardCharsets.UTF_8));
    APIGatewayV2HTTPEvent request =
        APIGatewayV2HTTPEvent.builder().withBody(encoded).withIsBase64Encoded(true).build();

    assertThat(handle(request).getStatusCode()).isEqualTo(202);
  }

  @Test
  void aRequestThatKeepsTheContract_becomesAnEvent() {
    APIGatewayV2HTTPResponse response = handle(EXAMPLE);

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(bus.taken)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.source()).isEqualTo("{{eventOwner}}");
              assertThat(entry.detailType()).isEqualTo("{{Event}}.v1");
              assertThat(entry.detail()).contains(response.getHeaders().get(Correlation.HEADER));
            });
  }

  @Test
  void aRequestThatBreaksIt_isRefusedWithItsReasons() {
    APIGatewayV2HTTPResponse response = handle("{}");

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(response.getBody()).contains("required", response.getHeaders().get(Correlation.HEADER));
    assertThat(bus.taken).isEmpty();
  }

  @Test
  void aRequestWhoseEventTheBusRefuses_isNotAccepted() {
    bus.refuses = true;

    APIGatewayV2HTTPResponse response = handle(EXAMPLE);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(bus.taken).isEmpty();
  }

  /** Takes everything, or nothing. */
  private static final class Bus implements EventBridgeClient {

    private final List<PutEventsRequestEntry> taken = new ArrayList<>();
    private boolean refuses;

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      if (!refuses) {
        taken.addAll(request.entries());
      }
      PutEventsResultEntry result =
          refuses
              ? PutEventsResultEntry.builder().errorCode("NotAuthorizedForSourceException").build()
              : PutEventsResultEntry.builder().eventId("taken").build();
      return PutEventsResponse.builder()
          .failedEntryCount(refuses ? request.entries().size() : 0)
          .entries(request.entries().stream().map(entry -> result).toList())
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
{{/publishes}}
{{^publishes}}
  @Test
  void everyAnswer_carriesTheCallersCorrelationId_orANewOne() {
    APIGatewayV2HTTPEvent request =
        APIGatewayV2HTTPEvent.builder().withHeaders(Map.of(Correlation.HEADER, "mine")).build();

    assertThat(handle(request).getHeaders()).containsEntry(Correlation.HEADER, "mine");
    assertThat(handle(new APIGatewayV2HTTPEvent()).getHeaders()).containsKey(Correlation.HEADER);
  }

  private static APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent request) {
    return new {{Function}}().handleRequest(request, null);
  }
{{/publishes}}
}
