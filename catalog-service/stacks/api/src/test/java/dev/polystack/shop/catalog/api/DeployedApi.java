package dev.polystack.shop.catalog.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.parameters.Parameter;
import dev.polystack.shop.contracts.parameters.CatalogParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The API of the environment that POLYSTACK_ENV names, as one manager who exists for a test. */
final class DeployedApi implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final CognitoIdentityProviderClient cognito =
      CognitoIdentityProviderClient.builder()
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url = value(CatalogParameters.API_URL);
  private final String pool = value(CatalogParameters.USER_POOL_ID);
  private final String user = "it-" + UUID.randomUUID() + "@example.com";
  private final String token = signIn();

  /** An answer; the body is missing where there is none. */
  record Answer(int status, JsonNode body) {

    String id() {
      return body.path("productId").asText();
    }
  }

  Answer create(String key, String body) {
    return send(
        request("/products").header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
  }

  Answer change(String id, long version, String body) {
    return send(
        request("/products/" + id)
            .header("If-Match", "\"" + version + "\"")
            .PUT(BodyPublishers.ofString(body)));
  }

  Answer withdraw(String id, long version) {
    return send(request("/products/" + id).header("If-Match", "\"" + version + "\"").DELETE());
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String value(Parameter parameter) {
    String project = System.getenv().getOrDefault("POLYSTACK_PROJECT", "shop");
    String path = parameter.path(project, System.getenv("POLYSTACK_ENV"));
    return ssm.getParameter(request -> request.name(path)).parameter().value();
  }

  private String signIn() {
    String password = "Aa1!" + UUID.randomUUID();
    cognito.adminCreateUser(
        request ->
            request.userPoolId(pool).username(user).messageAction(MessageActionType.SUPPRESS));
    cognito.adminSetUserPassword(
        request -> request.userPoolId(pool).username(user).password(password).permanent(true));
    cognito.adminAddUserToGroup(
        request -> request.userPoolId(pool).username(user).groupName("manager"));
    return cognito
        .initiateAuth(
            request ->
                request
                    .clientId(value(CatalogParameters.CLIENT_ID))
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", user, "PASSWORD", password)))
        .authenticationResult()
        .idToken();
  }

  @Override
  public void close() {
    cognito.adminDeleteUser(request -> request.userPoolId(pool).username(user));
    cognito.close();
    ssm.close();
  }
}
