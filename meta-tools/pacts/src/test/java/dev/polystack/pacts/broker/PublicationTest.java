package dev.polystack.pacts.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.standin.TestBroker;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker is told of a consumer's pacts. */
class PublicationTest {

  private final String store = "store-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir private Path folder;
  private String pact = "";
  private ObjectNode body = Hal.JSON.createObjectNode();

  @BeforeEach
  void publication() throws IOException {
    pact =
        """
        {"consumer": {"name": "%s"}, "provider": {"name": "catalog"}, "interactions": [],
         "metadata": {"pactSpecification": {"version": "4.0"}}}
        """
            .formatted(store);
    Path file = Files.writeString(folder.resolve("pact.json"), pact);
    Participant consumer = new Participant(store, "1+a");
    body = new Publication(consumer, Optional.of("main"), List.of(file)).body();
  }

  @Test
  void body_saysWhatTheBrokerDocuments() throws IOException {
    JsonNode contract = body.at("/contracts/0");
    String content = contract.path("content").asText();

    assertThat(body)
        .isEqualTo(
            Hal.JSON.readTree(
                """
                {"pacticipantName": "%1$s", "pacticipantVersionNumber": "1+a", "branch": "main",
                 "contracts": [{"consumerName": "%1$s", "providerName": "catalog",
                   "specification": "pact", "contentType": "application/json", "content": "%2$s"}]}
                """
                    .formatted(store, content)));
    assertThat(Hal.JSON.readTree(Base64.getDecoder().decode(content)))
        .isEqualTo(Hal.JSON.readTree(pact));
  }

  @Test
  void body_isTakenByABroker() throws InterruptedException {
    assertThat(publish().statusCode()).isBetween(200, 299);
  }

  private HttpResponse<String> publish() throws InterruptedException {
    try (TestBroker broker = TestBroker.start()) {
      return broker.publish(body.toString());
    }
  }
}
