package dev.polystack.shop.store.acceptance;

import dev.polystack.parameters.Parameter;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The deployed environment, as the parameters of its stacks describe it. */
final class Deployment implements AutoCloseable {

  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final Map<String, String> variables = System.getenv();

  String project() {
    return variables.getOrDefault("POLYSTACK_PROJECT", "shop");
  }

  String environment() {
    String environment = variables.get("POLYSTACK_ENV");
    if (environment == null) {
      throw new IllegalStateException("POLYSTACK_ENV is not set: it names the environment to test");
    }
    return environment;
  }

  String value(Parameter parameter) {
    String path = parameter.path(project(), environment());
    return ssm.getParameter(request -> request.name(path)).parameter().value();
  }

  @Override
  public void close() {
    ssm.close();
  }
}
