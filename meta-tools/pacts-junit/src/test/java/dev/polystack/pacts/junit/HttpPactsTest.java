package dev.polystack.pacts.junit;

import static dev.polystack.pacts.junit.Reader.failures;
import static dev.polystack.pacts.junit.Reader.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.pacts.PactFolder;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Row;
import dev.polystack.pacts.Row.Verdict;
import dev.polystack.pacts.Verification;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Whole verifications of functions behind an HTTP API and behind AppSync. */
class HttpPactsTest {

  private static final String REST =
      """
      {"type": "Synchronous/HTTP", "description": "reading a price",
       "providerStates": [{"name": "a reader is signed in"},
                          {"name": "%s", "params": {"price": %d}}],
       "request": {"method": "GET", "path": "/prices/tea",
                   "headers": {"Authorization": ["Bearer token"]}},
       "response": {"status": 200, "headers": {"Content-Type": ["application/json"]},
         "body": {"content": {"product": "tea", "price": %d}, "contentType": "application/json"},
         "matchingRules": {"body": {"$.price": {"combine": "AND", "matchers": [{"match": "integer"}]}}}}}
      """;

  private static final String WITHOUT_TOKEN =
      """
      {"type": "Synchronous/HTTP", "description": "reading a price without a token",
       "request": {"method": "GET", "path": "/prices/tea"},
       "response": {"status": 401}}
      """;

  private static final String GRAPHQL =
      """
      {"type": "Synchronous/HTTP", "description": "asking for a price",
       "providerStates": [{"name": "a reader is signed in"},
                          {"name": "something costs something", "params": {"price": 3}}],
       "request": {"method": "POST", "path": "/graphql",
         "headers": {"Authorization": ["token"], "Content-Type": ["application/json"]},
         "body": {"content": {"query": "query P($of: String!) { price(of: $of) { product price } }",
                              "variables": {"of": "tea"}}, "contentType": "application/json"}},
       "response": {"status": 200,
         "body": {"content": {"data": {"price": {"product": "tea", "price": 3}}},
                  "contentType": "application/json"}}}
      """;

  @TempDir private Path given;
  private Reader reader;

  @BeforeEach
  void nothingFetched() throws IOException {
    reader = new Reader(given);
  }

  private PactFolder rest() throws IOException {
    return reader.expects(
        REST.formatted("something costs something", 100, 100),
        REST.formatted("something is free", 0, 0),
        WITHOUT_TOKEN);
  }

  @Test
  void aFunctionThatAnswersAsExpected_passes_andMayBeDeployed() throws IOException {
    rest();

    verify(HttpProviders.Good.class).testEvents().assertStatistics(run -> run.succeeded(3));

    assertThat(Results.read(Reader.RESULTS).verifications())
        .allMatch(Verification::passed)
        .hasSize(3);
    assertThat(reader.canIDeployShop().isYes()).isTrue();
  }

  @Test
  void aFunctionThatDropsAField_fails_andMayNotBeDeployed_untilItIsHealed() throws IOException {
    rest();

    verify(HttpProviders.Broken.class)
        .testEvents()
        .assertStatistics(run -> run.succeeded(1).failed(2));

    assertThat(reader.canIDeployShop().isYes()).isFalse();
    assertThat(reader.canIDeployShop().matrix())
        .extracting(Row::verdict)
        .containsExactly(Verdict.FAILED);
    assertThat(reader.canIDeployShop().toText())
        .contains(
            "reader 1.0",
            "shop 1.0",
            "FAILED",
            "reading a price",
            "missing the following keys: product");

    verify(HttpProviders.Good.class);

    assertThat(reader.canIDeployShop().isYes()).isTrue();
  }

  @Test
  void aStateThatIsForgotten_fails() throws IOException {
    rest();

    EngineExecutionResults run = verify(HttpProviders.Forgetful.class);

    run.testEvents().assertStatistics(each -> each.succeeded(2).failed(1));
    assertThat(reader.canIDeployShop().missing())
        .singleElement()
        .asString()
        .contains("Did not find a test class method annotated with @State(\"something is free\")");
  }

  @Test
  void whatIsLeftOut_fails() throws IOException {
    rest();

    assertThat(failures(verify(HttpProviders.Choosy.class))).contains("1 of the 3 interactions");
    assertThat(reader.canIDeployShop().isYes()).isFalse();
  }

  @Test
  void verifyingNothing_fails() {
    Reader.found("x:reader:1.0");

    assertThat(failures(verify(HttpProviders.Good.class))).contains("No Pact");
  }

  @Test
  void aPendingPactThatIsBroken_doesNotFail_butMayNotBeDeployed() throws IOException {
    rest().markPending(any -> false);

    verify(HttpProviders.Broken.class).testEvents().assertStatistics(run -> run.failed(0));

    assertThat(reader.canIDeployShop().isYes()).isFalse();
  }

  @Test
  void aResolver_isVerifiedBehindItsSchema() throws IOException {
    reader.expects(GRAPHQL);

    verify(HttpProviders.Graphql.class).testEvents().assertStatistics(run -> run.succeeded(1));
  }

  @Test
  void aResolverThatDropsAField_fails() throws IOException {
    reader.expects(GRAPHQL);

    verify(HttpProviders.BrokenGraphql.class)
        .testEvents()
        .assertStatistics(run -> run.succeeded(0).failed(1));

    assertThat(reader.canIDeployShop().missing())
        .singleElement()
        .asString()
        .contains("asking for a price", "product");
  }
}
