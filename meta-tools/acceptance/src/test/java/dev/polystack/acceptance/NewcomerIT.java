package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of one's own, by the README's lines: from an empty folder to two services with an event
 * between them, built, tested, deployed and answering. It is deployed to the cloud that runs for
 * these tests, for to start one more takes longer than all the rest.
 */
class NewcomerIT {

  @Test
  void aProjectOfOnesOwn_isBuiltTestedAndDeployedAsItIs(@TempDir Path folder)
      throws IOException, InterruptedException {
    Polyrepo polyrepo = Polyrepo.split(folder);
    String from = polyrepo.remotes().toString();
    polyrepo.meta(folder, "new", "project", "acme", "--group", "com.example.acme", "--from", from);
    Path acme = folder.resolve("acme");
    polyrepo.meta(acme, "clone");

    Newcomer newcomer = new Newcomer(acme);
    newcomer.meta("new", "service", "orders");
    newcomer.meta("new", "service", "billing");
    newcomer.meta("new", "event", "orders/OrderPlaced");
    newcomer.meta(
        "new",
        "function",
        "orders/orders/place-order",
        "--http",
        "POST /orders",
        "--publishes",
        "orders/OrderPlaced");
    newcomer.meta(
        "new", "function", "billing/billing/invoicer", "--consumes", "orders/OrderPlaced");
    newcomer.meta("new", "stack", "billing/reports");
    newcomer.meta("new", "function", "billing/reports/show-report", "--http", "GET /reports/{id}");

    for (String service : List.of("orders-service", "billing-service")) {
      holdAgainstPolicies(acme.resolve(service).resolve("cdk.json"));
    }
    try (Environment environment = new Environment("acme")) {
      newcomer.meta("deploy", "--env", environment.name());
      String correlationId = order(environment.parameter("orders", "orders", "place-order-url"));
      newcomer.awaitLine("invoicer", "timeline", correlationId, "--env", environment.name());
      assertAnswers(environment.parameter("billing", "reports", "show-report-url") + "/reports/1");
    }
    // As a release does it, by what the repository's release.json says.
    newcomer.verify(
        "contracts", "-Dcontracts.release.phase=verify", "-Dcontracts.release.version=1.0.0");
    assertThat(acme.resolve("contracts/released/1.0.0")).isNotEmptyDirectory();
    for (String repository : List.of("orders-service", "billing-service")) {
      assertThat(newcomer.verify(repository).lines())
          .as(repository)
          .anyMatch(line -> line.matches(".*Tests run: [1-9]\\d*, Failures: 0, Errors: 0.*"));
    }
  }

  /** A finding is an error then, with which no stack is deployed. */
  private static void holdAgainstPolicies(Path cdk) throws IOException {
    String before = Files.readString(cdk);
    String after = before.replaceFirst("\"context\": *\\{", "$0\"policyChecks\": true, ");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(cdk, after);
  }

  private static void assertAnswers(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
  }

  /** Places an order and answers its correlation id. */
  private static String order(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address + "/orders"))
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"id\": \"%s\"}".formatted(UUID.randomUUID())))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.headers().firstValue("X-Correlation-Id").orElseThrow();
  }
}
