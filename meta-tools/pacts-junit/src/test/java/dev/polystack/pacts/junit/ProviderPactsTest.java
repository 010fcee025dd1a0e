package dev.polystack.pacts.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.polystack.pacts.Answer;
import dev.polystack.pacts.CanIDeploy;
import dev.polystack.pacts.Evidence;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.PactFolder;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Whole verifications, run by JUnit as a service's build runs them. */
class ProviderPactsTest {

  private static final Path RESULTS = RecordedVerification.RESULTS.resolve("shop.json");
  private static final Participant SHOP = new Participant("shop", "1.0");
  private static final Participant READER = new Participant("reader", "1.0");

  @TempDir private Path given;

  @BeforeEach
  void nothingFetched() throws IOException {
    PactFolder.emptied(Fetched.FOLDER, "shop");
    Files.deleteIfExists(Fetched.FILE);
    Files.deleteIfExists(RESULTS);
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

  /** As polystack:fetch-pacts does it. */
  private PactFolder fetch() throws IOException {
    Path file =
        Files.writeString(
            given.resolve("reader-shop.json"),
            """
            {"consumer": {"name": "reader"}, "provider": {"name": "shop"},
             "interactions": [%s, %s],
             "metadata": {"pactSpecification": {"version": "4.0"}}}
            """
                .formatted(
                    interaction("something costs something", 100),
                    interaction("something is free", 0)));
    PactFolder folder = PactFolder.emptied(Fetched.FOLDER, "shop");
    folder.add(file);
    found("x:reader:1.0");
    return folder;
  }

  private static void found(String... artifacts) {
    new Fetched("shop", "1.0", List.of(artifacts), List.of("x:reader")).write(Fetched.FILE);
  }

  private static EngineExecutionResults verify(Class<?> provider) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(provider)).execute();
  }

  private static String failures(EngineExecutionResults run) {
    return run.allEvents().failed().stream()
        .map(Event::getPayload)
        .map(String::valueOf)
        .reduce("", String::concat);
  }

  private Answer canIDeployShop() {
    Evidence evidence =
        new Evidence() {
          @Override
          public List<Pact> pacts(Participant consumer) {
            return consumer.equals(READER)
                ? List.of(Pact.read(given.resolve("reader-shop.json")))
                : List.of();
          }

          @Override
          public List<Results> results(Participant provider) {
            return List.of(Results.read(RESULTS));
          }
        };
    return new CanIDeploy(evidence).ask(SHOP, "test", List.of(READER));
  }

  @Test
  void aProviderThatKeepsItsPacts_passes_andMayBeDeployed() throws IOException {
    fetch();

    verify(Providers.Good.class).testEvents().assertStatistics(run -> run.succeeded(2).failed(0));

    assertThat(Results.read(RESULTS).verifications()).allMatch(Verification::passed).hasSize(2);
    assertThat(canIDeployShop().isYes()).isTrue();
  }

  @Test
  void aProviderThatIsBroken_fails_andMayNotBeDeployed() throws IOException {
    fetch();

    verify(Providers.Broken.class).testEvents().assertStatistics(run -> run.succeeded(1).failed(1));

    assertThat(Results.read(RESULTS).verifications())
        .filteredOn(each -> !each.passed())
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).contains("8.90 EUR", "integer"));
    assertThat(canIDeployShop().isYes()).isFalse();
    assertThat(canIDeployShop().missing())
        .singleElement()
        .asString()
        .contains("shop 1.0", "reader 1.0", "a price", "8.90 EUR");
  }

  @Test
  void aStateThatIsForgotten_fails_andMayNotBeDeployed() throws IOException {
    fetch();

    EngineExecutionResults run = verify(Providers.Forgetful.class);

    run.testEvents().assertStatistics(each -> each.succeeded(1).failed(1));
    assertThat(canIDeployShop().missing())
        .singleElement()
        .asString()
        .contains("Did not find a test class method annotated with @State(\"something is free\")");
  }

  @Test
  void whatIsLeftOut_fails() throws IOException {
    fetch();

    assertThat(failures(verify(Providers.Choosy.class))).contains("1 of the 2 interactions");
    assertThat(canIDeployShop().isYes()).isFalse();
  }

  @Test
  void verifyingNothing_fails() {
    found("x:reader:1.0");

    assertThat(failures(verify(Providers.Good.class))).contains("No Pact");
  }

  @Test
  void notHavingFetched_fails_andSaysHow() {
    assertThat(failures(verify(Providers.Good.class))).contains("polystack:fetch-pacts");
  }

  @Test
  void noPactAnywhereYet_isSkipped_andSaysWhoseIsMissing() {
    found();

    EngineExecutionResults run = verify(Providers.Good.class);

    assertThat(run.allEvents().failed().count()).isZero();
    assertThat(run.containerEvents().skipped().stream().map(each -> each.getPayload().toString()))
        .singleElement()
        .asString()
        .contains("x:reader");
  }

  @Test
  void aPendingPactThatIsBroken_doesNotFail_butMayNotBeDeployed() throws IOException {
    fetch().markPending(List.of());

    verify(Providers.Broken.class).testEvents().assertStatistics(run -> run.failed(0));

    assertThat(canIDeployShop().isYes()).isFalse();
    assertThat(canIDeployShop().missing()).singleElement().asString().contains("8.90 EUR");
  }
}
