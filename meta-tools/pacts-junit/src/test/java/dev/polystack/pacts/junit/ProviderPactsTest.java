package dev.polystack.pacts.junit;

import static dev.polystack.pacts.junit.Reader.failures;
import static dev.polystack.pacts.junit.Reader.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.PactFolder;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Verification;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Whole verifications, run by JUnit as a service's build runs them. */
class ProviderPactsTest {

  @TempDir private Path given;
  private Reader reader;

  @BeforeEach
  void nothingFetched() throws IOException {
    reader = new Reader(given);
  }

  private static String interaction(String state, int price) {
    return """
        {"type": "Asynchronous/Messages", "description": "a price",
         "providerStates": [{"name": "%s"}],
         "contents": {"content": {"price": %d}, "contentType": "application/json"},
         "matchingRules": {"body": {"$.price": {"combine": "AND", "matchers": [{"match": "integer"}]}}}}
        """
        .formatted(state, price);
  }

  private PactFolder fetch() throws IOException {
    return reader.expects(
        interaction("something costs something", 100), interaction("something is free", 0));
  }

  @Test
  void aProviderThatKeepsItsPacts_passes_andMayBeDeployed() throws IOException {
    fetch();

    verify(Providers.Good.class).testEvents().assertStatistics(run -> run.succeeded(2).failed(0));

    assertThat(Results.read(Reader.RESULTS).verifications())
        .allMatch(Verification::passed)
        .hasSize(2);
    assertThat(reader.canIDeployShop().isYes()).isTrue();
    assertThat(new BuiltModule(Path.of("")).results())
        .as("of this very code")
        .contains(Results.read(Reader.RESULTS));
    assertThat(Path.of("target/verified-code.json"))
        .content()
        .contains("\"target/classes\"")
        .as("what it builds with: beside it, or installed")
        .containsPattern("\\.\\./pacts/target/classes|polystack-pacts-\\S*SNAPSHOT.jar")
        .doesNotContain("test-classes", "junit-platform");
  }

  @Test
  void aProviderThatIsBroken_fails_andMayNotBeDeployed() throws IOException {
    fetch();

    verify(Providers.Broken.class).testEvents().assertStatistics(run -> run.succeeded(1).failed(1));

    assertThat(Results.read(Reader.RESULTS).verifications())
        .filteredOn(each -> !each.passed())
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).contains("8.90 EUR", "integer"));
    assertThat(reader.canIDeployShop().isYes()).isFalse();
    assertThat(reader.canIDeployShop().missing())
        .singleElement()
        .asString()
        .contains("shop 1.0", "reader 1.0", "a price", "8.90 EUR");
  }

  @Test
  void aStateThatIsForgotten_fails_andMayNotBeDeployed() throws IOException {
    fetch();

    EngineExecutionResults run = verify(Providers.Forgetful.class);

    run.testEvents().assertStatistics(each -> each.succeeded(1).failed(1));
    assertThat(reader.canIDeployShop().missing())
        .singleElement()
        .asString()
        .contains("Did not find a test class method annotated with @State(\"something is free\")");
  }

  @Test
  void whatIsLeftOut_fails() throws IOException {
    fetch();

    assertThat(failures(verify(Providers.Choosy.class))).contains("1 of the 2 interactions");
    assertThat(reader.canIDeployShop().isYes()).isFalse();
  }

  @Test
  void verifyingNothing_fails() {
    Reader.found("x:reader:1.0");

    assertThat(failures(verify(Providers.Good.class))).contains("No Pact");
  }

  @Test
  void notHavingFetched_fails_andSaysHow() {
    assertThat(failures(verify(Providers.Good.class))).contains("polystack:fetch-pacts");
  }

  @Test
  void noPactAnywhereYet_isSkipped_andSaysWhoseIsMissing() {
    Reader.found();

    EngineExecutionResults run = verify(Providers.Good.class);

    assertThat(run.allEvents().failed().count()).isZero();
    assertThat(run.containerEvents().skipped().stream().map(each -> each.getPayload().toString()))
        .singleElement()
        .asString()
        .contains("x:reader");
  }

  @Test
  void aPendingPactThatIsBroken_doesNotFail_butMayNotBeDeployed() throws IOException {
    fetch().markPending(any -> false);

    verify(Providers.Broken.class).testEvents().assertStatistics(run -> run.failed(0));

    assertThat(reader.canIDeployShop().isYes()).isFalse();
    assertThat(reader.canIDeployShop().missing()).singleElement().asString().contains("8.90 EUR");
  }
}
