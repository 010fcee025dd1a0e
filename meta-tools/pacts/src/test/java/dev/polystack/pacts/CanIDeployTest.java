package dev.polystack.pacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.polystack.pacts.Row.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanIDeployTest {

  private static final Participant STORE = new Participant("store", "2.0");
  private static final Participant CATALOG = new Participant("catalog", "1.0");
  private static final Interaction CHANGED = new Interaction("a changed product", "d-1");
  private static final Interaction WITHDRAWN = new Interaction("a withdrawn product", "d-2");

  private final Map<Participant, List<Pact>> pacts = new HashMap<>();
  private final Map<Participant, List<Results>> results = new HashMap<>();

  private Answer ask(Participant candidate, Participant... deployed) {
    Evidence evidence =
        new Evidence() {
          @Override
          public List<Pact> pacts(Participant consumer) {
            return pacts.getOrDefault(consumer, List.of());
          }

          @Override
          public List<Results> results(Participant provider) {
            return results.getOrDefault(provider, List.of());
          }
        };
    return new CanIDeploy(evidence).ask(candidate, "test", List.of(deployed));
  }

  private void expects(Participant consumer, Interaction... interactions) {
    pacts.put(consumer, List.of(new Pact(consumer.name(), "catalog", List.of(interactions))));
  }

  private void verified(Participant provider, Interaction interaction, boolean passed) {
    results
        .computeIfAbsent(provider, any -> new ArrayList<>())
        .add(
            new Results(
                provider.name(),
                provider.version(),
                "code",
                List.of(
                    new Verification(
                        "store",
                        interaction.description(),
                        interaction.digest(),
                        passed,
                        passed ? "" : "$.price is missing"))));
  }

  @Test
  void aConsumer_whoseProviderWasVerified_mayGo() {
    expects(STORE, CHANGED, WITHDRAWN);
    verified(CATALOG, CHANGED, true);
    verified(CATALOG, WITHDRAWN, true);

    Answer answer = ask(STORE, CATALOG);

    assertThat(answer.isYes()).isTrue();
    assertThat(answer.missing()).isEmpty();
    assertThat(answer.matrix()).containsExactly(new Row(STORE, CATALOG, Verdict.VERIFIED, ""));
  }

  @Test
  void aConsumer_whoseProviderIsNotThere_mayNot() {
    expects(STORE, CHANGED);

    Answer answer = ask(STORE);

    assertThat(answer.isYes()).isFalse();
    assertThat(answer.missing())
        .containsExactly(
            "store 2.0 needs catalog, which is not deployed in test: deploy that first");
  }

  @Test
  void aProvider_thatFailedAgainstADeployedConsumer_mayNot_andTheReasonIsNamed() {
    expects(STORE, CHANGED, WITHDRAWN);
    verified(CATALOG, CHANGED, false);
    verified(CATALOG, WITHDRAWN, true);

    Answer answer = ask(CATALOG, STORE);

    assertThat(answer.isYes()).isFalse();
    assertThat(answer.matrix()).extracting(Row::verdict).containsExactly(Verdict.FAILED);
    assertThat(answer.missing())
        .singleElement()
        .asString()
        .contains("catalog 1.0", "store 2.0", "a changed product: $.price is missing")
        .doesNotContain("withdrawn");
  }

  @Test
  void aProvider_thatFailedInOneOfItsModules_mayNot_whicheverIsAskedFirst() {
    expects(STORE, CHANGED, WITHDRAWN);
    verified(CATALOG, CHANGED, true);
    verified(CATALOG, CHANGED, false);
    verified(CATALOG, WITHDRAWN, false);
    verified(CATALOG, WITHDRAWN, true);

    assertThat(ask(CATALOG, STORE).missing())
        .singleElement()
        .asString()
        .contains(
            "a changed product: $.price is missing", "a withdrawn product: $.price is missing");
  }

  @Test
  void aProvider_thatLeftAnInteractionOut_mayNot_andItIsNamed() {
    expects(STORE, CHANGED, WITHDRAWN);
    verified(CATALOG, CHANGED, true);

    Answer answer = ask(CATALOG, STORE);

    assertThat(answer.isYes()).isFalse();
    assertThat(answer.matrix()).extracting(Row::verdict).containsExactly(Verdict.NEVER_VERIFIED);
    assertThat(answer.missing())
        .singleElement()
        .asString()
        .contains("a withdrawn product")
        .doesNotContain("a changed product");
  }

  @Test
  void aServicesOwnClient_isDeployedWithIt_soItsNewVersionCounts() {
    pacts.put(CATALOG, List.of(new Pact("catalog", "catalog", List.of(CHANGED))));

    assertThat(ask(CATALOG, new Participant("catalog", "0.9")).matrix())
        .extracting(Row::consumer, Row::provider, Row::verdict)
        .containsExactly(tuple(CATALOG, CATALOG, Verdict.NEVER_VERIFIED));

    verified(CATALOG, CHANGED, true);

    assertThat(ask(CATALOG).isYes()).isTrue();
  }

  @Test
  void aProvider_withoutConsumers_mayGo() {
    assertThat(ask(CATALOG, STORE).isYes()).isTrue();
  }

  @Test
  void aConsumersPactWithSomebodyElse_isNotTheCandidatesConcern() {
    pacts.put(STORE, List.of(new Pact("store", "payments", List.of(CHANGED))));

    assertThat(ask(CATALOG, STORE).matrix()).isEmpty();
  }

  @Test
  void onlyTheDeployedVersionOfAConsumerCounts() {
    expects(STORE, CHANGED);
    Participant older = new Participant("store", "1.0");
    expects(older, WITHDRAWN);
    verified(CATALOG, WITHDRAWN, true);

    assertThat(ask(CATALOG, older).isYes()).isTrue();
    assertThat(ask(CATALOG, STORE).isYes()).isFalse();
  }

  @Test
  void theCandidatesOwnOlderVersion_isReplaced() {
    expects(STORE, CHANGED);
    verified(new Participant("catalog", "0.9"), CHANGED, true);

    Answer answer = ask(CATALOG, new Participant("catalog", "0.9"), STORE);

    assertThat(answer.isYes()).isFalse();
    assertThat(answer.matrix()).extracting(Row::provider).containsExactly(CATALOG);
  }

  @Test
  void theAnswer_isForPeopleAndForMachines() throws Exception {
    expects(STORE, CHANGED);

    Answer answer = ask(CATALOG, STORE);
    JsonNode json = Json.MAPPER.readTree(answer.toJson());

    assertThat(answer.toText().lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsExactly(
            "No: catalog 1.0 may not be deployed to test.",
            "test runs: store 2.0",
            "consumer | provider | verified",
            "store 2.0 | catalog 1.0 | never verified",
            "catalog 1.0 was never verified against what store 2.0 expects: a changed product."
                + " Run the tests of catalog with this pact");
    assertThat(json.path("deployable").asBoolean(true)).isFalse();
    assertThat(json.at("/matrix/0/consumer/version").asText()).isEqualTo("2.0");
    assertThat(json.at("/matrix/0/verdict").asText()).isEqualTo("NEVER_VERIFIED");
    assertThat(json.path("missing")).hasSize(1);
    assertThat(ask(CATALOG).toText())
        .isEqualTo(
            """
            Yes: catalog 1.0 may be deployed to test.
              test runs: nothing
              Nobody there shares a pact with it.""");
  }
}
