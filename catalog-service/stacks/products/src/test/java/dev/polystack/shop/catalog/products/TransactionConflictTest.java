package dev.polystack.shop.catalog.products;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.shop.catalog.products.domain.Product;
import dev.polystack.shop.catalog.products.domain.ProductDetails;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What DynamoDB answers when another transaction holds the same item, or it is too much; no
 * emulator does that.
 */
class TransactionConflictTest {

  private static final String SILENCE = "no answer at all";

  private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
  private final CountDownLatch silence = new CountDownLatch(1);
  private HttpServer dynamo;
  private DynamoProductStore store;

  @BeforeEach
  void listen() throws IOException {
    dynamo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    dynamo.createContext("/", this::answer);
    dynamo.start();
    store = store(DynamoProductStore.LONGEST_CALL);
  }

  private DynamoProductStore store(Duration longest) {
    return new DynamoProductStore(
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + dynamo.getAddress().getPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(DynamoProductStore.settings(longest))
            .build(),
        "products",
        "outbox");
  }

  @AfterEach
  void stop() {
    silence.countDown();
    dynamo.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError"})
  void reasonThatPasses_isNotNoticed(String reason) {
    reasons.addAll(List.of(reason, reason));

    assertThat(replace()).isTrue();
    assertThat(reasons).isEmpty();
  }

  @Test
  void reasonThatStays_isNotTriedAgain() {
    reasons.addAll(List.of("ValidationError", "never asked again"));

    assertThatThrownBy(this::replace).isInstanceOf(TransactionCanceledException.class);
    assertThat(reasons).hasSize(1);
  }

  /** Before the function behind the API is stopped, whose caller would hear nothing. */
  @Test
  void tableThatDoesNotAnswer_isAFailureInTime() {
    reasons.add(SILENCE);
    store = store(Duration.ofMillis(300));

    assertThatThrownBy(this::replace).isInstanceOf(SdkClientException.class);
  }

  @Test
  void conflictThatTheOtherWins_isALostCondition() {
    reasons.addAll(List.of("TransactionConflict", "ConditionalCheckFailed", "never asked again"));

    assertThat(replace()).isFalse();
    assertThat(reasons).hasSize(1);
  }

  @Test
  void conflictThatStays_isAFailure() {
    for (int i = 0; i < 20; i++) {
      reasons.add("TransactionConflict");
    }

    assertThatThrownBy(this::replace).isInstanceOf(TransactionCanceledException.class);
    assertThat(reasons).hasSize(12);
  }

  private boolean replace() {
    ProductId id = new ProductId(UUID.randomUUID());
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    Product product =
        new Product(
            id,
            2,
            false,
            new ProductDetails("Cup", "", new Money(1, "EUR"), null, List.of(), null),
            now,
            now);
    return store.replace(
        product,
        Event.of(
            ProductWithdrawn.TYPE,
            new ProductWithdrawn(id, 2, "sold out"),
            "a81bc81b-dead-4e5d-abff-90865d1e13b1"));
  }

  private void keepSilent() {
    try {
      silence.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String reason = reasons.poll();
      if (SILENCE.equals(reason)) {
        reasons.add(SILENCE);
        keepSilent();
      }
      byte[] body =
          (reason == null
                  ? "{}"
                  : """
                    {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                     "message": "Transaction cancelled [%1$s]",
                     "CancellationReasons": [{"Code": "%1$s"}, {"Code": "None"}]}
                    """
                      .formatted(reason))
              .getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(reason == null ? 200 : 400, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
