package dev.polystack.shop.store.search.opensearch;

import static dev.polystack.shop.store.search.opensearch.Catalogue.offered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.IndexUnavailableException;
import dev.polystack.shop.store.search.Outcome;
import dev.polystack.shop.store.search.PageSize;
import dev.polystack.shop.store.search.SearchQuery;
import dev.polystack.shop.store.search.SearchText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a domain that does not answer as it should makes of a call. */
class SignedHttpTest {

  private static final String NOTHING_FOUND =
      "200 {\"hits\":{\"total\":{\"value\":0},\"hits\":[]}}";
  private static final SearchQuery QUERY = SearchQuery.of(new SearchText("cup"), PageSize.DEFAULT);

  private final Queue<String> answers = new ArrayDeque<>();
  private final Queue<HttpExchange> requests = new ConcurrentLinkedQueue<>();
  private volatile Instant now = Instant.EPOCH;
  private volatile Duration timePerAnswer = Duration.ZERO;
  private HttpServer server;
  private OpenSearchCatalogIndex index;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    index = OpenSearchCatalogIndex.at(endpoint, "eu-central-1", Engine.CREDENTIALS);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Answers with the next of the answers; an empty one hangs up. */
  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange);
    now = now.plus(timePerAnswer);
    String answer = answers.remove();
    if (!answer.isEmpty()) {
      byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private Deadline inTenSeconds() {
    return new Deadline(now.plusSeconds(10), () -> now);
  }

  @Test
  void everyRequest_isSignedForTheServiceEs() {
    answers.add(NOTHING_FOUND);

    index.search(QUERY);

    assertThat(requests.element().getRequestHeaders().getFirst("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=key/")
        .contains("/eu-central-1/es/aws4_request", "SignedHeaders=", "host");
  }

  @Test
  void aBusyDomain_isAskedOnceMore() {
    answers.addAll(List.of("429 {}", NOTHING_FOUND));

    assertThat(index.search(QUERY).total()).isZero();
    assertThat(requests).hasSize(2);
  }

  @Test
  void aDomainThatIsBusyUntilTheDeadline_isNotAskedAgain() {
    answers.add("503 {}");
    timePerAnswer = Duration.ofSeconds(5);

    assertThatExceptionOfType(IndexUnavailableException.class)
        .isThrownBy(() -> index.within(inTenSeconds()).search(QUERY))
        .withMessageContaining("was not sent");
    assertThat(requests).hasSize(1);
  }

  @Test
  void whatMayEndAfterTheDeadline_isNotBegun() {
    Deadline deadline = inTenSeconds();
    now = now.plusSeconds(5);

    assertThat(index.within(deadline).apply(List.of(offered("A", ""))))
        .hasOnlyElementsOfType(Outcome.Unavailable.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void aConnectionThatWasClosed_isReplaced() {
    answers.addAll(List.of("", NOTHING_FOUND));

    assertThat(index.search(QUERY).total()).isZero();
  }

  @Test
  void aDomainThatStaysBusy_isUnavailable() {
    answers.addAll(List.of("503 no JSON at all", "503 {}"));

    assertThatExceptionOfType(IndexUnavailableException.class)
        .isThrownBy(() -> index.search(QUERY))
        .withMessageContaining("answered 503 twice");
  }

  @Test
  void aSearchThatIsRefused_saysWhy() {
    answers.add("403 {\"error\":{\"type\":\"security_exception\",\"reason\":\"no permissions\"}}");

    assertThatExceptionOfType(IndexUnavailableException.class)
        .isThrownBy(() -> index.search(QUERY))
        .withMessage("the search was answered 403 security_exception: no permissions");
  }

  @Test
  void changes_thatCannotBeSent_areUnavailable_allOfThem() {
    answers.addAll(List.of("502 ", "504 "));

    assertThat(index.apply(List.of(offered("A", ""), offered("B", ""))))
        .hasSize(2)
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Unavailable.class));
  }

  @Test
  void changes_ofOneRequest_areJudgedOneByOne() {
    answers.add(
        """
        200 {"items":[
          {"index":{"status":201}},
          {"index":{"status":409,"error":{"type":"version_conflict_engine_exception"}}},
          {"index":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"no"}}},
          {"index":{"status":403,"error":{"type":"cluster_block_exception","reason":"disk"}}},
          {"index":{"status":400,"error":{"type":"index_closed_exception","reason":"closed"}}},
          {"index":{"status":429,"error":{"type":"rejected","reason":"full"}}},
          {"index":{"status":503,"error":{"type":"unavailable_shards_exception","reason":"x"}}}]}
        """);

    assertThat(
            index.apply(
                List.of(
                    offered("A", ""),
                    offered("B", ""),
                    offered("C", ""),
                    offered("D", ""),
                    offered("E", ""),
                    offered("F", ""),
                    offered("G", ""))))
        .containsExactly(
            new Outcome.Applied(),
            new Outcome.Outdated(),
            new Outcome.Refused("the index answered 400 mapper_parsing_exception: no"),
            new Outcome.Unavailable("the index answered 403 cluster_block_exception: disk"),
            new Outcome.Unavailable("the index answered 400 index_closed_exception: closed"),
            new Outcome.Unavailable("the index answered 429 rejected: full"),
            new Outcome.Unavailable("the index answered 503 unavailable_shards_exception: x"));
  }

  @Test
  void anAnswerThatIsNoJson_isUnavailable() {
    answers.add("200 <html>");

    assertThat(index.apply(List.of(offered("A", ""))))
        .hasOnlyElementsOfType(Outcome.Unavailable.class);
  }
}
