package dev.polystack.engine.verify;

import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.DeployedStacks;
import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import dev.polystack.engine.inventory.References;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every published address of an API or a site answers. Nobody signs in for it, so a refusal is an
 * answer; an error of the server is none.
 */
record EndpointsCheck(Target target) implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SERVER_ERROR = 500;

  private static final Set<String> ANSWERING =
      Set.of(
          "AWS::ApiGatewayV2::Api",
          "AWS::ApiGateway::RestApi",
          "AWS::AppSync::GraphQLApi",
          "AWS::CloudFront::Distribution",
          "AWS::Lambda::Url");

  @Override
  public Checked run(Inventory inventory) throws InterruptedException {
    Map<String, String> values = new DeployedStacks(target).parameters();
    List<String> faults = new ArrayList<>();
    int looked = 0;
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    for (DeployedResource parameter : inventory.ofType("AWS::SSM::Parameter").toList()) {
      String value = values.getOrDefault(parameter.physicalId(), "");
      if (value.matches("https?://.+") && isAnswering(inventory, parameter)) {
        looked++;
        String fault = ask(client, value);
        if (!fault.isEmpty()) {
          faults.add("%s at %s (%s)".formatted(parameter.shortName(), value, fault));
        }
      }
    }
    return new Checked("endpoints", looked, faults);
  }

  private static boolean isAnswering(Inventory inventory, DeployedResource parameter) {
    Set<String> referred = References.in(parameter.properties().path("Value"));
    return inventory.resources().stream()
        .filter(other -> other.stackName().equals(parameter.stackName()))
        .filter(other -> ANSWERING.contains(other.type()))
        .map(DeployedResource::logicalId)
        .collect(Collectors.toSet())
        .stream()
        .anyMatch(referred::contains);
  }

  private static String ask(HttpClient client, String url) throws InterruptedException {
    try {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).GET().build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status < SERVER_ERROR ? "" : "answers " + status;
    } catch (IOException | IllegalArgumentException e) {
      return "does not answer: " + e;
    }
  }
}
