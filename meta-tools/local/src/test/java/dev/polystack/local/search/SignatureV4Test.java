package dev.polystack.local.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class SignatureV4Test {

  private static final String KEY = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final byte[] NOTHING = {};

  /** From AWS's published test suite: the request's first line, further headers, and signature. */
  @ParameterizedTest
  @CsvSource({
    "GET,  /,                               '',                 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "GET,  /?Param2=value2&Param1=value1,   '',                 b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    "GET,  /?Param1=value2&Param1=Value1,   '',                 eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
    "GET,  /\u1234,                         '',                 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
    "GET,  /example1/example2/../..,        '',                 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "GET,  /./example/..,                   '',                 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "POST, /,                               '',                 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    "POST, /,                               My-Header1: value1, c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"
  })
  void publishedSignature_isAccepted(String method, String uri, String more, String signature) {
    boolean header = more.contains(":");
    Headers headers = new Headers();
    headers.set("Host", "example.amazonaws.com");
    headers.set("X-Amz-Date", "20150830T123600Z");
    if (header) {
      headers.set(more.split(": ")[0], more.split(": ")[1]);
    }
    headers.set(
        "Authorization",
        ("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                + "SignedHeaders=host;%sx-amz-date, Signature=%s")
            .formatted(header ? "my-header1;" : "", signature));
    assertThat(isAccepted(SECRET, method, URI.create(uri), headers, NOTHING)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/products/_doc/42",
        "/products/_doc/a%20b%2Fc",
        "/products/_doc/caf%C3%A9*~_",
        "/products,prices/_search",
        "/products//_count",
        "/_search?q=name%3Atea%20%2B%20milk",
        "/_search?pretty",
        "/_search?size=2&size=10&a=",
        "/_search?filter=1&filter-path=2&filter.path=3&filter0=4"
      })
  void signatureOfTheSdk_isAccepted(String path) {
    URI uri = URI.create("https://127.0.0.1:9200" + path);
    byte[] body = "{\"query\": \"té\"}".getBytes(StandardCharsets.UTF_8);
    Headers headers = signed("POST", uri, body);
    assertThat(isAccepted(SECRET, "POST", URI.create(path), headers, body)).isTrue();
  }

  /** What one who knows the secret signed, but not this. */
  @Test
  void signatureOfAnotherRequest_isRefused() {
    URI uri = URI.create("/products/_doc/42?refresh=true");
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    Headers headers = signed("PUT", URI.create("https://127.0.0.1:9200" + uri), body);
    assertThat(isAccepted(SECRET, "PUT", uri, headers, body)).as("as signed").isTrue();

    assertThat(isAccepted(SECRET, "POST", uri, headers, body)).as("method").isFalse();
    assertThat(isAccepted(SECRET, "PUT", URI.create("/products/_doc/43"), headers, body))
        .as("path")
        .isFalse();
    assertThat(isAccepted(SECRET, "PUT", URI.create(uri + "&op_type=create"), headers, body))
        .as("query")
        .isFalse();
    assertThat(isAccepted(SECRET, "PUT", uri, headers, NOTHING)).as("body").isFalse();
    assertThat(isAccepted("guessed", "PUT", uri, headers, body)).as("secret").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Host,                 127.0.0.1:9200,   127.0.0.1:9201",
    "Content-Type,         application/json, text/plain",
    "X-Amz-Date,           20261124T120000Z, 20261124T120001Z",
    "X-Amz-Security-Token, token,            another",
    "Authorization,        AKIDEXAMPLE/20261124, AKIDEXAMPLE/20261125",
    "Authorization,        eu-central-1,     us-east-1",
    "Authorization,        /es/,             /s3/",
    "Authorization,        host;,            ''",
    "Authorization,        Signature=,       Signature=00"
  })
  void signatureWithAChangedHeader_isRefused(String name, String part, String other) {
    URI uri = URI.create("/products/_doc/42");
    Headers headers = signed("GET", URI.create("https://127.0.0.1:9200" + uri), NOTHING);
    assertThat(isAccepted(SECRET, "GET", uri, headers, NOTHING)).as("as signed").isTrue();
    assertThat(headers.getFirst(name)).contains(part);
    String changed = headers.getFirst(name).replace(part, other);
    headers.set(name, name.equals("Authorization") ? withLength(changed) : changed);
    assertThat(isAccepted(SECRET, "GET", uri, headers, NOTHING)).isFalse();
  }

  /** A changed signature keeps its 64 digits, or it would be refused for its shape. */
  private static String withLength(String authorization) {
    int signature = authorization.indexOf("Signature=") + "Signature=".length();
    return authorization.substring(0, Math.min(authorization.length(), signature + 64));
  }

  @Test
  void signatureWithoutASignedHeader_isRefused() {
    URI uri = URI.create("/");
    Headers headers = signed("GET", URI.create("https://127.0.0.1:9200/"), NOTHING);
    headers.remove("X-Amz-Date");
    assertThat(isAccepted(SECRET, "GET", uri, headers, NOTHING)).isFalse();
  }

  @Test
  void partsOfTheHeader_areNamed() {
    SignatureV4 signature =
        SignatureV4.of(signed("GET", URI.create("https://127.0.0.1:9200/"), NOTHING)).orElseThrow();
    assertThat(signature.accessKeyId()).isEqualTo(KEY);
    assertThat(signature.date()).isEqualTo("20261124");
    assertThat(signature.region()).isEqualTo("eu-central-1");
    assertThat(signature.service()).isEqualTo("es");
    assertThat(signature.signedHeaders()).contains("host", "x-amz-date", "x-amz-security-token");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer token",
        "Basic dXNlcjpwYXNzd29yZA==",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=KEY/20261124/eu-central-1/es, SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=KEY/20261124/eu-central-1/es/aws4_request,"
            + " SignedHeaders=;host,"
            + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "AWS4-HMAC-SHA256 Credential=KEY/20261124/eu-central-1/es/aws4_request,"
            + " SignedHeaders=host;;x-amz-date,"
            + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
      })
  void headerOfAnotherShape_isNoSignature(String authorization) {
    Headers headers = new Headers();
    if (authorization != null) {
      headers.set("Authorization", authorization);
    }
    assertThat(SignatureV4.of(headers)).isEmpty();
  }

  static Headers signed(String method, URI uri, byte[] body) {
    return signed(
        AwsCredentialsIdentity.create(KEY, SECRET),
        Instant.parse("2026-11-24T12:00:00Z"),
        method,
        uri,
        body);
  }

  static Headers signed(
      AwsCredentialsIdentity by, Instant when, String method, URI uri, byte[] body) {
    SdkHttpFullRequest.Builder request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(uri)
            .putHeader("Content-Type", "application/json")
            .putHeader("X-Amz-Security-Token", "token");
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                to ->
                    to.identity(by)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "es")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(when, ZoneOffset.UTC)))
            .request();
    Headers headers = new Headers();
    for (Map.Entry<String, List<String>> each : signed.headers().entrySet()) {
      headers.put(each.getKey(), each.getValue());
    }
    return headers;
  }

  private static boolean isAccepted(
      String secret, String method, URI uri, Headers headers, byte[] body) {
    return SignatureV4.of(headers)
        .filter(signature -> signature.isMadeWith(secret, method, uri, headers, body))
        .isPresent();
  }
}
