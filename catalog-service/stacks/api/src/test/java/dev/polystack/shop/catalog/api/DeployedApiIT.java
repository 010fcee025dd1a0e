package dev.polystack.shop.catalog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.catalog.api.DeployedApi.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The deployed API over its real tables: what only they can show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployedApiIT {

  private static final int AT_ONCE = 8;

  private DeployedApi api;

  @BeforeAll
  void signIn() {
    api = new DeployedApi();
  }

  @AfterAll
  void leave() {
    api.close();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String product(String name) {
    return "{\"name\":\"%s\",\"description\":\"\",\"price\":{\"amount\":1,\"currency\":\"EUR\"}}"
        .formatted(name);
  }

  private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(call);
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : threads.invokeAll(calls)) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theSameRequestAtTheSameTime_createsOneProduct() throws Exception {
    String key = key();
    List<Answer> answers = atOnce(() -> api.create(key, product("Only one")));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    assertThat(answers.stream().map(Answer::id)).containsOnly(answers.get(0).id());
    api.withdraw(answers.get(0).id(), 1);
  }

  @Test
  void changesOfTheSameVersionAtTheSameTime_oneWins() throws Exception {
    String id = api.create(key(), product("Contended")).id();
    List<Answer> answers = atOnce(() -> api.change(id, 1, product("Changed")));

    assertThat(answers.stream().map(Answer::status).filter(status -> status == 200)).hasSize(1);
    assertThat(answers.stream().map(Answer::status).filter(status -> status == 412))
        .hasSize(AT_ONCE - 1);
    assertThat(api.get("/products/" + id).body().path("version").asLong()).isEqualTo(2);
    api.withdraw(id, 2);
  }

  @Test
  void pagesFollowOneAnother_newestFirst() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      created.add(0, api.create(key(), product("Page " + i)).id());
    }

    List<String> listed = new ArrayList<>();
    String next = "";
    do {
      Answer page = api.get("/products?limit=2" + next);
      assertThat(page.status()).isEqualTo(200);
      page.body().path("items").forEach(item -> listed.add(item.path("productId").asText()));
      next = "&nextToken=" + page.body().path("nextToken").asText();
    } while (listed.size() < created.size() && !next.equals("&nextToken="));

    Set<String> unique = new HashSet<>(listed);
    assertThat(unique).hasSameSizeAs(listed);
    assertThat(listed.stream().filter(created::contains)).containsExactlyElementsOf(created);
    created.forEach(id -> api.withdraw(id, 1));
  }

  @Test
  void whatTheQuerySaysWrongly_isNamed() {
    assertThat(api.get("/products?limit=0").status()).isEqualTo(400);
    assertThat(api.get("/products?limit=ten").status()).isEqualTo(400);
    Answer answer = api.get("/products?nextToken=invented");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/violations/0/pointer").asText()).isEqualTo("/query/nextToken");
  }
}
