package dev.polystack.shop.store.search.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.polystack.shop.store.search.Deadline;
import dev.polystack.shop.store.search.IndexUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * JSON over HTTP to a domain, each request signed for the service {@code es}.
 *
 * <p>Whatever is sent here may be sent twice: the index is written by version. So a request that
 * met a closed connection or a busy domain is tried once more, if the deadline allows.
 *
 * @see <a href="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html">
 *     Signing requests to a domain</a>
 */
final class SignedHttp {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LONGEST_ATTEMPT = CONNECT_TIMEOUT.plus(ANSWER_TIMEOUT);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

  private final SdkHttpClient client =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(CONNECT_TIMEOUT)
          .socketTimeout(ANSWER_TIMEOUT)
          .build();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;

  SignedHttp(URI endpoint, String region, AwsCredentialsProvider credentials) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
  }

  /**
   * What the domain said.
   *
   * @param body missing if it is not JSON
   */
  record Answer(int status, JsonNode body) {

    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** OpenSearch's name of the error. */
    String errorType() {
      return body.at("/error/type").asText("");
    }
  }

  /**
   * Sends a request.
   *
   * @param path with the query, from the root of the domain
   * @throws IndexUnavailableException if no answer comes, or none but "busy", or none that would be
   *     in time
   */
  Answer send(SdkHttpMethod method, String path, Optional<String> body, Deadline deadline) {
    String request = "%s %s".formatted(method, path);
    requireTime(request, deadline);
    try {
      Answer answer = attempt(method, path, body);
      if (!BUSY.contains(answer.status())) {
        return answer;
      }
    } catch (IOException e) {
      // The connection may have been closed while the function was frozen: a new one may do.
    }
    pause();
    requireTime(request, deadline);
    try {
      Answer answer = attempt(method, path, body);
      if (BUSY.contains(answer.status())) {
        throw new IndexUnavailableException(
            "%s answered %d twice".formatted(request, answer.status()));
      }
      return answer;
    } catch (IOException e) {
      throw new IndexUnavailableException("%s got no answer".formatted(request), e);
    }
  }

  private static void requireTime(String request, Deadline deadline) {
    if (!deadline.allows(LONGEST_ATTEMPT)) {
      throw new IndexUnavailableException(
          "%s was not sent: it may take %d seconds, and the caller has less"
              .formatted(request, LONGEST_ATTEMPT.toSeconds()));
    }
  }

  private Answer attempt(SdkHttpMethod method, String path, Optional<String> body)
      throws IOException {
    SignedRequest signed = sign(method, path, body.map(ContentStreamProvider::fromUtf8String));
    HttpExecuteResponse response =
        client
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(signed.request())
                    .contentStreamProvider(signed.payload().orElse(null))
                    .build())
            .call();
    int status = response.httpResponse().statusCode();
    return new Answer(status, json(response.responseBody()));
  }

  private SignedRequest sign(
      SdkHttpMethod method, String path, Optional<ContentStreamProvider> body) {
    AwsCredentialsIdentity identity = credentials.resolveCredentials();
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(method).uri(endpoint.resolve(path));
    body.ifPresent(content -> request.putHeader("Content-Type", "application/json"));
    return signer.sign(
        builder -> {
          builder
              .identity(identity)
              .request(request.build())
              .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "es")
              .putProperty(AwsV4HttpSigner.REGION_NAME, region);
          body.ifPresent(builder::payload);
        });
  }

  private static JsonNode json(Optional<AbortableInputStream> body) throws IOException {
    if (body.isEmpty()) {
      return MissingNode.getInstance();
    }
    try (InputStream stream = body.get()) {
      return Documents.JSON.readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
