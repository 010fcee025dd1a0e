package dev.polystack.pacts.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.Participant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers what the broker's documentation says that a broker answers. */
class PactBrokerTest {

  private static final Participant STORE = new Participant("store", "1.0");
  private static final String QUESTION =
      "GET /can-i-deploy?pacticipant=store&version=1.0&environment=test";
  private static final String VERSION = "GET /pacticipants/store/versions/1.0";

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> credentials = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private PactBroker broker;

  @BeforeEach
  void setUp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    broker = new PactBroker(URI.create(url("reader:secret@")));
  }

  @AfterEach
  void tearDown() {
    server.stop(0);
  }

  @Test
  void mayDeploy_whenTheBrokerAgrees_isYesWithItsReasonAndMatrix() {
    answers.put(QUESTION, matrix(true, "{\"success\": true}"));

    PactBroker.Answer answer = broker.mayDeploy(STORE, "test");

    assertThat(answer.yes()).isTrue();
    assertThat(answer.text())
        .contains(
            "Yes: store 1.0 may be deployed to test",
            "as it is",
            "store 1.0 with catalog 7: verified")
        .doesNotContain("secret");
    assertThat(credentials)
        .containsExactly(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("reader:secret".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void mayDeploy_whenAPactFailedOrWasNeverVerified_isNo() {
    answers.put(QUESTION, matrix(false, "{\"success\": false}"));
    assertThat(broker.mayDeploy(STORE, "test"))
        .satisfies(
            answer -> assertThat(answer.yes()).isFalse(),
            answer -> assertThat(answer.text()).contains("may not be", "with catalog 7: FAILED"));

    answers.put(QUESTION, matrix(false, "null"));
    assertThat(broker.mayDeploy(STORE, "test").text()).contains("with catalog 7: never verified");
  }

  @Test
  void mayDeploy_whenTheAnswerSaysNothing_isNo() {
    answers.put(QUESTION, "{}");
    assertThat(broker.mayDeploy(STORE, "test").yes()).isFalse();
  }

  @Test
  void mayDeploy_ofWhatTheBrokerDoesNotKnow_saysWhatToDo() {
    assertThatThrownBy(() -> broker.mayDeploy(STORE, "test"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("status 404")
        .hasMessageContaining("no such version or environment")
        .hasMessageNotContaining("secret");
  }

  @Test
  void mayDeploy_whenNobodyAnswers_saysWhere() {
    server.stop(0);
    assertThatThrownBy(() -> broker.mayDeploy(STORE, "test"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining(url(""))
        .hasMessageNotContaining("secret");
  }

  @Test
  void recordDeployment_goesToTheEnvironmentsOwnLink() {
    answers.put(VERSION, links("prod", "test"));
    answers.put("POST /record/test", "{}");

    broker.recordDeployment(STORE, "test");

    assertThat(asked).containsExactly(VERSION, "POST /record/test");
  }

  @Test
  void recordDeployment_toAnEnvironmentThatTheBrokerLacks_saysHowToMakeIt() {
    answers.put(VERSION, links("prod"));
    assertThatThrownBy(() -> broker.recordDeployment(STORE, "test"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("create-environment --name test");
  }

  private static String matrix(boolean deployable, String result) {
    return """
        {"summary": {"deployable": %s, "reason": "as it is"},
         "matrix": [{"consumer": {"name": "store", "version": {"number": "1.0"}},
                     "provider": {"name": "catalog", "version": {"number": "7"}},
                     "verificationResult": %s}]}
        """
        .formatted(deployable, result);
  }

  private String links(String... environments) {
    List<String> links =
        List.of(environments).stream()
            .map(
                name -> "{\"name\": \"%s\", \"href\": \"%s/record/%1$s\"}".formatted(name, url("")))
            .toList();
    return "{\"_links\": {\"pb:record-deployment\": %s}}".formatted(links);
  }

  private String url(String user) {
    return "http://%s127.0.0.1:%d".formatted(user, server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      asked.add(question);
      credentials.add(exchange.getRequestHeaders().getFirst("Authorization"));
      String answer = answers.getOrDefault(question, "");
      exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, answer.isEmpty() ? -1 : 0);
      exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
