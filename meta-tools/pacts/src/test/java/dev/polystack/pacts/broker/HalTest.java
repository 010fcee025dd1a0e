package dev.polystack.pacts.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a broker, or a proxy before it, may answer that is none of its documents. */
class HalTest {

  private final List<String> credentials = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void setUp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            credentials.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  @AfterEach
  void tearDown() {
    server.stop(0);
  }

  private Hal hal() {
    return new Hal(URI.create(address("reader:secret@") + "/"));
  }

  private String address(String user) {
    return "http://%s127.0.0.1:%d".formatted(user, server.getAddress().getPort());
  }

  @Test
  void get_withAUserInTheAddress_sendsItToTheBrokerAlone() {
    hal().get(hal().at("/pacticipants/%s", "a b+c/d"));
    hal().get(URI.create(address("").replace("127.0.0.1", "localhost")));

    String basic =
        Base64.getEncoder().encodeToString("reader:secret".getBytes(StandardCharsets.UTF_8));
    assertThat(credentials).containsExactly("Basic " + basic, null);
    assertThat(hal().at("/pacticipants/%s", "a b+c/d").getRawPath())
        .isEqualTo("/pacticipants/a%20b%2Bc%2Fd");
  }

  @Test
  void get_whenNobodyIsLetIn_saysHowToBe() {
    status = 401;
    body = "<html>";
    assertThatThrownBy(() -> hal().get(hal().at("/")))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("%s answers GET / with status 401", address(""))
        .hasMessageContaining("Give user and password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void get_whatIsRefused_saysEveryReason() {
    status = 409;
    body = "{\"error\":\"in use\",\"errors\":{\"name\":[\"is taken\",\"is too long\"]}}";
    assertThatThrownBy(() -> hal().get(hal().at("/")))
        .hasMessageEndingWith("status 409: in use; name is taken; name is too long");
  }

  @Test
  void get_ofWhatIsNoJson_saysSo() {
    body = "<html>";
    assertThatThrownBy(() -> hal().get(hal().at("/")))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("with what is no JSON");
  }

  @Test
  void get_whenNobodyAnswers_saysWhere() {
    server.stop(0);
    assertThatThrownBy(() -> hal().get(hal().at("/")))
        .isInstanceOf(PactException.class)
        .hasMessageContaining(address(""))
        .hasMessageNotContaining("secret");
  }

  @Test
  void mayDeploy_whenTheAnswerSaysNothing_isNo() {
    assertThat(
            new PactBroker(URI.create(address("")))
                .mayDeploy(new Participant("store", "1"), "test")
                .yes())
        .isFalse();
  }
}
