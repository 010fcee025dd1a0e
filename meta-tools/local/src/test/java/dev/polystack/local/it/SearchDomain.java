package dev.polystack.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.local.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A search domain as a function reaches it: by TLS, with signed requests. */
final class SearchDomain {

  private static final JsonMapper JSON = new JsonMapper();

  private final URI address;
  private final Cloud cloud;
  private final HttpClient client;

  /** What was answered. */
  record Answer(int status, JsonNode body) {}

  SearchDomain(Daemon daemon, Path home) {
    this.address = URI.create("https://127.0.0.1:" + daemon.port("search"));
    this.cloud = daemon.client();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting(home.resolve("state/certificate/trust.p12")))
            .build();
  }

  /** Asks as the cloud's root, who may do everything. */
  Answer ask(String method, String path, String body) {
    return ask(
        AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey()),
        method,
        path,
        body);
  }

  /** Asks as somebody. */
  Answer ask(AwsCredentials who, String method, String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                to ->
                    to.identity((AwsCredentialsIdentity) who)
                        .request(
                            SdkHttpRequest.builder()
                                .method(SdkHttpMethod.fromValue(method))
                                .uri(address.resolve(path))
                                .putHeader("Content-Type", "application/json")
                                .build())
                        .payload(ContentStreamProvider.fromByteArray(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "es")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, cloud.region()))
            .request();
    HttpRequest.Builder request = request(method, path, body);
    signed.headers().forEach((name, values) -> set(request, name, values.get(0)));
    return send(request.build());
  }

  /** Asks without saying who it is. */
  Answer askUnsigned(String method, String path) {
    return send(request(method, path, "").build());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(address.resolve(path))
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
  }

  /** The client sets Host itself, to the same value. */
  private static void set(HttpRequest.Builder request, String name, String value) {
    if (!name.equalsIgnoreCase("Host")) {
      request.setHeader(name, value);
    }
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext trusting(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(stream, "changeit".toCharArray());
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
