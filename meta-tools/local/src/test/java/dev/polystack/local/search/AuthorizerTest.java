package dev.polystack.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.functions.Sessions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signatures that were good once; who may do what is shown by SearchGatewayIT. */
class AuthorizerTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final URI PATH = URI.create("/products/_doc/42");
  private static final byte[] NOTHING = {};

  private final Endpoint endpoint =
      Endpoint.answering(
          asked ->
              asked.operation().equals("GET /2021-01-01/domain")
                  ? Answer.of("{\"DomainNames\": []}")
                  : Endpoint.ASSUMED_ROLE);
  private final Sessions sessions = new Sessions(endpoint.cloud());

  @AfterEach
  void close() {
    endpoint.close();
  }

  @ParameterizedTest
  @CsvSource({"-PT5M1S, false", "-PT5M, true", "PT0S, true", "PT5M, true", "PT5M1S, false"})
  void signature_isGoodForFiveMinutesAroundItsDate(Duration off, boolean good) {
    AwsCredentialsIdentity root =
        AwsCredentialsIdentity.create(
            endpoint.cloud().accessKeyId(), endpoint.cloud().secretAccessKey());
    Optional<String> refusal = refusal(root, NOW.plus(off), NOW);
    if (good) {
      assertThat(refusal).isEmpty();
    } else {
      assertThat(refusal.orElseThrow()).startsWith("Signature expired");
    }
  }

  @Test
  void sessionThatHasExpired_isRefused() {
    sessions.of("updater", "arn:aws:iam::000000000000:role/updater");
    AwsCredentialsIdentity role = AwsCredentialsIdentity.create("roles-key", "secret");
    Instant end = Instant.parse("2100-01-01T00:00:00Z");
    assertThat(refusal(role, end, end).orElseThrow()).endsWith("is expired");
    Instant before = end.minusSeconds(1);
    assertThat(refusal(role, before, before).orElseThrow()).contains("not authorized to perform");
  }

  private Optional<String> refusal(AwsCredentialsIdentity by, Instant signed, Instant now) {
    Headers headers =
        SignatureV4Test.signed(
            by, signed, "GET", URI.create("https://127.0.0.1:9200" + PATH), NOTHING);
    return new Authorizer(
            endpoint.cloud(),
            sessions,
            new Permissions(endpoint.cloud()),
            Clock.fixed(now, ZoneOffset.UTC))
        .refusal("GET", PATH, headers, NOTHING);
  }
}
