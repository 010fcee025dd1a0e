package dev.polystack.shop.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.rest.GatewayMessage;
import dev.polystack.shop.journey.Http.Answer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is not entitled gets nothing, and who errs is told everything that is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

  private Actors actors;
  private String employee;
  private String customer;

  @BeforeAll
  void signIn() {
    actors = new Actors();
    employee = actors.employeeToken("editor");
    customer = actors.customerToken();
  }

  @AfterAll
  void leave() {
    actors.close();
  }

  Stream<String> wrongTokensForEmployees() {
    return Stream.of("", tampered(employee), customer, "not-a-token");
  }

  Stream<String> wrongTokensForCustomers() {
    return Stream.of("", tampered(customer), employee, "not-a-token");
  }

  @ParameterizedTest
  @MethodSource("wrongTokensForEmployees")
  void theEmployeesApiRefuses(String token) {
    Catalog catalog = actors.catalog(token);

    Answer refused = catalog.create(Products.named(Products.uniqueName(), 100));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.correlationId()).isEmpty();
    assertThat(Contracts.violations(GatewayMessage.SCHEMA, refused.body().toString())).isEmpty();
    assertThat(catalog.get("00000000-0000-4000-8000-000000000000").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("wrongTokensForCustomers")
  void theShopRefuses(String token) {
    assertThat(actors.shop(token).search("kettle").status()).isEqualTo(401);
  }

  @Test
  void aViewerMayLookButNotCreate() {
    Catalog viewer = actors.catalog(actors.employeeToken("viewer"));

    assertThat(viewer.get("00000000-0000-4000-8000-000000000000").status()).isEqualTo(404);
    assertThat(viewer.create(Products.named(Products.uniqueName(), 100)).status()).isEqualTo(403);
  }

  @Test
  void everyViolationOfAnInvalidProductIsNamed() {
    Answer answer =
        actors
            .catalog(employee)
            .create(
                """
                {"name": "", "description": 7, "price": {"amount": -1, "currency": "euro"},
                 "imageUrl": "no url at all"}
                """);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("correlationId").asText()).isEqualTo(answer.correlationId());
    assertThat(
            StreamSupport.stream(answer.body().path("violations").spliterator(), false)
                .map(violation -> violation.path("pointer").asText()))
        .contains("/name", "/description", "/price/amount", "/price/currency", "/imageUrl");
  }

  /** The same token with one character of its signature changed. */
  private static String tampered(String token) {
    int place = token.lastIndexOf('.') + 5;
    char other = token.charAt(place) == 'A' ? 'B' : 'A';
    return token.substring(0, place) + other + token.substring(place + 1);
  }
}
