package dev.polystack.shop.journey;

import dev.polystack.parameters.Parameter;
import dev.polystack.shop.contracts.parameters.BusParameters;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * A deployed environment, as its published parameters describe it.
 *
 * <p>Region, endpoint and credentials come from the AWS SDK's standard configuration.
 */
final class Deployment implements AutoCloseable {

  private final SsmClient ssm;
  private final String project;
  private final String environment;

  private Deployment(SsmClient ssm, String project, String environment) {
    this.ssm = ssm;
    this.project = project;
    this.environment = environment;
  }

  /** The environment that POLYSTACK_PROJECT (default shop) and POLYSTACK_ENV name. */
  static Deployment current() {
    Map<String, String> variables = System.getenv();
    String environment = variables.get("POLYSTACK_ENV");
    if (environment == null) {
      throw new IllegalStateException(
          "POLYSTACK_ENV is not set: run this through `meta test` or `meta demo`, or name the environment");
    }
    return new Deployment(
        SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        variables.getOrDefault("POLYSTACK_PROJECT", "shop"),
        environment);
  }

  /**
   * The value that a stack has published.
   *
   * @throws IllegalStateException if the stack is not deployed
   */
  String value(Parameter parameter) {
    String path = parameter.path(project, environment);
    try {
      return ssm.getParameter(request -> request.name(path)).parameter().value();
    } catch (ParameterNotFoundException e) {
      throw new IllegalStateException(
          "parameter %s does not exist: deploy %s/%s first"
              .formatted(path, parameter.service(), parameter.stack()),
          e);
    }
  }

  /** A role for a test that speaks on the bus in a service's name. */
  ServiceRole roleOf(String service) {
    return ServiceRole.of(project, environment, service, value(BusParameters.ARN));
  }

  /** The same as {@link #roleOf}, but of another environment. */
  ServiceRole roleElsewhere(String service) {
    return ServiceRole.of(project, environment + "-2", service, value(BusParameters.ARN));
  }

  @Override
  public void close() {
    ssm.close();
  }
}
