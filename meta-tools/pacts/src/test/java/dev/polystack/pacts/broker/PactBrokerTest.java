package dev.polystack.pacts.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.polystack.pacts.Interaction;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Verification;
import dev.polystack.pacts.standin.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker makes of a consumer and a provider from the first pact to the deployment. */
class PactBrokerTest {

  private static final Optional<String> MAIN = Optional.of("main");

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String store = "store-" + run;
  private final String catalog = "catalog-" + run;
  private final String test = "test-" + run;
  private final TestBroker server = TestBroker.start();
  private final PactBroker broker = new PactBroker(server.url());

  @TempDir private Path folder;
  private int files;

  @BeforeEach
  void setUp() throws InterruptedException {
    server.createEnvironment(test);
  }

  @AfterEach
  void tearDown() {
    server.close();
  }

  @Test
  void mayDeploy_beforeTheProviderRuns_isNo_andNamesIt() throws IOException {
    publish("1+a", MAIN, "one");

    BrokerAnswer answer = broker.mayDeploy(store("1+a"), test);

    assertThat(answer.yes()).isFalse();
    assertThat(answer.text())
        .contains(
            "No: %s 1+a may not be deployed to %s".formatted(store, test),
            "a version of %s currently in %s".formatted(catalog, test),
            "%s 1+a with %s: never verified".formatted(store, catalog));
  }

  @Test
  void mayDeploy_whenTheVersionThatRunsKeepsThePact_isYesOnBothSides() throws IOException {
    publish("1+a", MAIN, "one", "two");
    verify("7+b", MAIN, true);
    assertThat(broker.mayDeploy(catalog("7+b"), test).text()).contains("no missing dependencies");
    broker.recordDeployment(catalog("7+b"), test);

    BrokerAnswer answer = broker.mayDeploy(store("1+a"), test);

    assertThat(answer.yes()).isTrue();
    assertThat(answer.text())
        .contains(
            "Yes: %s 1+a may be deployed to %s".formatted(store, test),
            "%s 1+a with %s 7+b: verified".formatted(store, catalog));
    broker.recordDeployment(store("1+a"), test);
    assertThat(broker.mayDeploy(catalog("7+b"), test).yes()).isTrue();
    assertThat(broker.pacts(catalog, MAIN))
        .as("deployed and newest are the same")
        .extracting(BrokerPact::pending)
        .containsExactly(false);
  }

  @Test
  void mayDeploy_ofAProvider_whenWhatRunsWasNotVerified_orFails_isNo() throws IOException {
    publish("1+a", MAIN, "one");
    verify("7+b", MAIN, true);
    broker.recordDeployment(catalog("7+b"), test);
    broker.recordDeployment(store("1+a"), test);
    broker.announce(catalog("8+c"), MAIN);

    assertThat(broker.mayDeploy(catalog("8+c"), test))
        .satisfies(
            answer -> assertThat(answer.yes()).isFalse(),
            answer -> assertThat(answer.text()).contains("with %s: never".formatted(catalog)));

    verify("8+c", MAIN, false);

    assertThat(broker.mayDeploy(catalog("8+c"), test))
        .satisfies(
            answer -> assertThat(answer.yes()).isFalse(),
            answer -> assertThat(answer.text()).contains("%s 8+c: FAILED".formatted(catalog)));
  }

  @Test
  void pacts_areTheNewestAndThoseThatRun_andNewOnesArePending() throws IOException {
    publish("1+a", MAIN, "one");
    verify("7+b", MAIN, true);
    broker.recordDeployment(store("1+a"), test);
    publish("2+c", MAIN, "one", "two");
    publish("3+d", Optional.of("attempt"), "three");

    assertThat(broker.pacts(catalog, MAIN))
        .extracting(BrokerPact::name, BrokerPact::pending)
        .containsExactlyInAnyOrder(tuple(named("1+a"), false), tuple(named("2+c"), true));
    assertThat(broker.pacts(catalog, Optional.of("attempt")))
        .extracting(BrokerPact::name)
        .containsExactlyInAnyOrder(named("1+a"), named("2+c"), named("3+d"));
    assertThat(broker.pacts(catalog, Optional.empty()))
        .extracting(BrokerPact::name)
        .containsExactlyInAnyOrder(named("1+a"), named("2+c"));
  }

  @Test
  void pacts_withAProviderThatNobodyNames_areNone() {
    assertThat(broker.pacts(catalog, MAIN)).isEmpty();
  }

  @Test
  void publish_ofTwoModulesPacts_makesThemOne() throws IOException {
    broker.publish(store("1+a"), MAIN, List.of(pact("one"), pact("two")));

    assertThat(broker.pacts(catalog, MAIN))
        .singleElement()
        .satisfies(pact -> assertThat(pact.content().path("interactions")).hasSize(2));
  }

  @Test
  void publish_ofAnotherPactOfTheSameVersion_saysWhatToDo() throws IOException {
    publish("1+a", MAIN, "one");
    publish("1+a", MAIN, "one");

    assertThatThrownBy(() -> publish("1+a", MAIN, "two"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("has another pact of %s 1+a", store)
        .hasMessageContaining("give it a version of its own")
        .hasMessageContaining("Cannot change the content of the pact");
  }

  @Test
  void tell_whatWasVerifiedInPart_tellsNothing() throws IOException {
    publish("1+a", MAIN, "one", "two");
    BrokerPact pact = broker.pacts(catalog, MAIN).get(0);
    ArrayNode interactions = (ArrayNode) pact.content().path("interactions");
    List<Results> half = List.of(results(List.of(Interaction.of(interactions.get(0))), true));

    assertThat(broker.tell(pact, catalog("7+b"), half)).isFalse();

    broker.announce(catalog("7+b"), MAIN);
    broker.recordDeployment(catalog("7+b"), test);
    assertThat(broker.mayDeploy(store("1+a"), test).text()).contains("never verified");
  }

  @Test
  void tell_whatPassedInOneModuleAndFailedInAnother_tellsTheFailure() throws IOException {
    publish("1+a", MAIN, "one");
    BrokerPact pact = broker.pacts(catalog, MAIN).get(0);
    List<Interaction> one = List.of(Interaction.of(pact.content().at("/interactions/0")));
    broker.announce(catalog("7+b"), MAIN);
    List<Results> both = List.of(results(one, true), results(one, false));

    assertThat(pact.outcome(both).orElseThrow().findValuesAsText("description"))
        .containsExactly("$.price is missing");
    assertThat(broker.tell(pact, catalog("7+b"), both)).isTrue();

    broker.recordDeployment(catalog("7+b"), test);
    assertThat(broker.mayDeploy(store("1+a"), test).text()).contains("FAILED");
  }

  @Test
  void mayDeploy_ofAVersionThatIsNotKnown_isNo() {
    broker.announce(store("1+a"), Optional.empty());

    assertThat(broker.mayDeploy(store("2+b"), test).text())
        .contains("No pacts or verifications have been published for version 2+b of " + store);
  }

  @Test
  void mayDeploy_toAnEnvironmentThatTheBrokerLacks_saysHowToMakeIt() {
    broker.announce(store("1+a"), MAIN);

    assertThatThrownBy(() -> broker.mayDeploy(store("1+a"), "nowhere-" + run))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("environment with name 'nowhere-%s' does not exist", run)
        .hasMessageContaining("pact-broker create-environment");
  }

  @Test
  void recordDeployment_toAnEnvironmentThatTheBrokerLacks_saysHowToMakeIt() {
    broker.announce(store("1+a"), MAIN);

    assertThatThrownBy(() -> broker.recordDeployment(store("1+a"), "nowhere"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("create-environment --name nowhere");
  }

  private Participant store(String version) {
    return new Participant(store, version);
  }

  private Participant catalog(String version) {
    return new Participant(catalog, version);
  }

  private String named(String version) {
    return "Pact between %s (%s) and %s".formatted(store, version, catalog);
  }

  private void publish(String version, Optional<String> branch, String... descriptions)
      throws IOException {
    broker.publish(store(version), branch, List.of(pact(descriptions)));
  }

  private Path pact(String... descriptions) throws IOException {
    ObjectNode pact = Hal.JSON.createObjectNode();
    pact.putObject("consumer").put("name", store);
    pact.putObject("provider").put("name", catalog);
    ArrayNode interactions = pact.putArray("interactions");
    for (String description : descriptions) {
      interactions.addObject().put("type", "Asynchronous/Messages").put("description", description);
    }
    pact.putObject("metadata").putObject("pactSpecification").put("version", "4.0");
    return Files.writeString(folder.resolve(files++ + ".json"), pact.toString());
  }

  /** Verifies everything that the broker wants, with the same outcome. */
  private void verify(String version, Optional<String> branch, boolean passed) {
    broker.announce(catalog(version), branch);
    for (BrokerPact pact : broker.pacts(catalog, branch)) {
      List<Interaction> interactions = new ArrayList<>();
      pact.content().path("interactions").forEach(each -> interactions.add(Interaction.of(each)));
      assertThat(broker.tell(pact, catalog(version), List.of(results(interactions, passed))))
          .isTrue();
    }
  }

  private Results results(List<Interaction> interactions, boolean passed) {
    return new Results(
        catalog,
        "any",
        "any",
        interactions.stream()
            .map(
                each ->
                    new Verification(
                        store,
                        each.description(),
                        each.digest(),
                        passed,
                        passed ? "" : "$.price is missing"))
            .toList());
  }
}
