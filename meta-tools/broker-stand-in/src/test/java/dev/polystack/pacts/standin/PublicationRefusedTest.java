package dev.polystack.pacts.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A publication that says less than a broker demands is refused, by a real one as well. */
class PublicationRefusedTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ObjectNode body = JSON.createObjectNode();

  @BeforeEach
  void publication() throws IOException {
    String store = "store-" + UUID.randomUUID().toString().substring(0, 8);
    String pact =
        """
        {"consumer": {"name": "%s"}, "provider": {"name": "catalog"}, "interactions": []}
        """
            .formatted(store);
    body =
        (ObjectNode)
            JSON.readTree(
                """
                {"pacticipantName": "%1$s", "pacticipantVersionNumber": "1", "branch": "main",
                 "contracts": [{"consumerName": "%1$s", "providerName": "catalog",
                   "specification": "pact", "contentType": "application/json", "content": "%2$s"}]}
                """
                    .formatted(
                        store,
                        Base64.getEncoder().encodeToString(pact.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void whole_isTaken() throws InterruptedException {
    assertThat(publish().statusCode()).isBetween(200, 299);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pacticipantName", "pacticipantVersionNumber"})
  void withoutWhatEachHas_isRefused(String field) throws IOException, InterruptedException {
    body.remove(field);

    HttpResponse<String> answer = publish();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("errors").path(field).toString())
        .contains("missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"consumerName", "providerName", "specification", "contentType", "content"})
  void withoutWhatEachContractHas_isRefused(String field) throws IOException, InterruptedException {
    ((ObjectNode) body.at("/contracts/0")).remove(field);

    HttpResponse<String> answer = publish();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).at("/errors/contracts").toString())
        .contains(field + " is missing at index 0");
  }

  @Test
  void ofAnotherContentType_isRefused() throws InterruptedException {
    ((ObjectNode) body.at("/contracts/0")).put("contentType", "text/plain");

    assertThat(publish().statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> publish() throws InterruptedException {
    try (TestBroker broker = TestBroker.start()) {
      return broker.publish(body.toString());
    }
  }
}
