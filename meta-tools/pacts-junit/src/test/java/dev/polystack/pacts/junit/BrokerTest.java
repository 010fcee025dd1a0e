package dev.polystack.pacts.junit;

import static dev.polystack.pacts.junit.Reader.verify;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One system property takes the pacts from a broker, and the results there. */
class BrokerTest {

  private static final Map<String, String> SWITCH =
      Map.of("pact.verifier.publishResults", "true", "pact.provider.version", "1.0");

  private static final String PACT =
      """
      {"consumer": {"name": "reader"}, "provider": {"name": "shop"},
       "interactions": [{"type": "Asynchronous/Messages", "description": "a price",
         "providerStates": [{"name": "something costs something"}],
         "contents": {"content": {"price": 1}, "contentType": "application/json"},
         "matchingRules": {"body": {"$.price": {"combine": "AND", "matchers": [{"match": "integer"}]}}}}],
       "metadata": {"pactSpecification": {"version": "4.0"}}}
      """;

  @TempDir private Path given;

  @BeforeEach
  void nothingIsFetched() throws IOException {
    new Reader(given); // Takes away what other tests have fetched.
    SWITCH.forEach(System::setProperty);
  }

  @AfterEach
  void withoutABrokerAgain() {
    SWITCH.keySet().forEach(System::clearProperty);
    System.clearProperty(ConsumerPacts.BROKER);
  }

  private static JsonNode told(Broker broker) {
    assertThat(broker.results()).hasSize(1);
    return broker.results().get(0);
  }

  @Test
  void aProviderThatKeepsItsPact_passes_andTellsTheBroker() throws IOException {
    try (Broker broker = new Broker(PACT, false)) {
      System.setProperty(ConsumerPacts.BROKER, broker.url());

      verify(Providers.Good.class).testEvents().assertStatistics(run -> run.succeeded(1));

      assertThat(told(broker).path("success").asBoolean()).isTrue();
      assertThat(told(broker).path("providerApplicationVersion").asText()).isEqualTo("1.0");
      assertThat(Files.exists(Reader.RESULTS)).isFalse();
      assertThat(broker.questions())
          .singleElement()
          .satisfies(
              asked -> assertThat(asked.path("includePendingStatus").asBoolean()).isTrue(),
              asked -> assertThat(asked.path("providerVersionBranch").asText()).isEqualTo("main"),
              asked ->
                  assertThat(asked.path("consumerVersionSelectors").toString())
                      .isEqualTo("[{\"mainBranch\":true},{\"deployedOrReleased\":true}]"));
    }
  }

  @Test
  void aProviderThatIsBroken_fails_andTellsTheBroker() throws IOException {
    try (Broker broker = new Broker(PACT, false)) {
      System.setProperty(ConsumerPacts.BROKER, broker.url());

      verify(Providers.Broken.class).testEvents().assertStatistics(run -> run.failed(1));

      assertThat(told(broker).path("success").asBoolean(true)).isFalse();
    }
  }

  @Test
  void whatTheBrokerCallsPending_doesNotFail_butIsTold() throws IOException {
    try (Broker broker = new Broker(PACT, true)) {
      System.setProperty(ConsumerPacts.BROKER, broker.url());

      verify(Providers.Broken.class).testEvents().assertStatistics(run -> run.failed(0));

      assertThat(told(broker).path("success").asBoolean(true)).isFalse();
    }
  }
}
