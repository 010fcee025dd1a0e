package dev.polystack.pacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the evidence about each version is looked for. */
class ServicesTest {

  private static final Interaction CHANGED = new Interaction("a changed product", "d-1");
  private static final Deployed STORE_HERE = new Deployed("2.0", List.of("x:store"), List.of());
  private static final Deployed STORE_THERE = new Deployed("1.0", List.of("x:old"), List.of());
  private static final Deployed CATALOG = new Deployed("1.0", List.of(), List.of("x:a", "x:b"));

  private final Map<String, List<Pact>> pacts = new HashMap<>();
  private final Map<String, List<Results>> results = new HashMap<>();
  private final PactStore store =
      new PactStore() {
        @Override
        public List<Pact> pacts(String artifact, String version) {
          return pacts.getOrDefault(artifact + ":" + version, List.of());
        }

        @Override
        public List<Results> results(String artifact, String version) {
          return results.getOrDefault(artifact + ":" + version, List.of());
        }
      };

  private static Pact pact(String consumer) {
    return new Pact(consumer, "catalog", List.of(CHANGED));
  }

  private void verified(String provider, String artifact) {
    Verification passed =
        new Verification("store", CHANGED.description(), CHANGED.digest(), true, "");
    results.put(artifact + ":1.0", List.of(new Results(provider, "1.0", "code", List.of(passed))));
  }

  @Test
  void mayDeploy_aVersionThatIsHere_isAskedForItsOwnPacts_andTheProviderForAllItsModules() {
    pacts.put("x:store:2.0", List.of(pact("store")));
    Services services =
        new Services(
            store, Map.of("store", STORE_HERE), Map.of("store", STORE_THERE, "catalog", CATALOG));

    assertThat(services.mayDeploy("store", null, "test").isYes()).isFalse();

    verified("catalog", "x:b");

    Answer yes = services.mayDeploy("store", null, "test");
    assertThat(yes.isYes()).isTrue();
    assertThat(yes.matrix()).hasSize(1);
  }

  @Test
  void mayDeploy_aProvider_isHeldAgainstWhatTheEnvironmentsConsumerRecorded() {
    pacts.put("x:old:1.0", List.of(pact("store")));
    Services services =
        new Services(
            store, Map.of("catalog", CATALOG, "store", STORE_HERE), Map.of("store", STORE_THERE));

    assertThat(services.mayDeploy("catalog", null, "test").missing())
        .singleElement()
        .asString()
        .contains("store 1.0");

    verified("payments", "x:a");
    assertThat(services.mayDeploy("catalog", null, "test").isYes()).as("somebody else").isFalse();
    verified("catalog", "x:a");
    assertThat(services.mayDeploy("catalog", null, "test").isYes()).isTrue();
  }

  @Test
  void mayDeploy_aProvider_isHeldAgainstTheSnapshotThatRuns_notAgainstANewerOfTheSameName() {
    pacts.put("x:old:1.0-20261102.093000-7", List.of());
    pacts.put("x:old:1.0-SNAPSHOT", List.of(pact("store")));
    Deployed runs =
        new Deployed("1.0-20261102.093000-3", List.of("x:old:1.0-20261102.093000-7"), List.of());
    Services services =
        new Services(
            store,
            Map.of(
                "catalog",
                CATALOG,
                "store",
                new Deployed("1.0-SNAPSHOT", List.of("x:old"), List.of())),
            Map.of("store", runs));

    assertThat(services.mayDeploy("catalog", null, "test").isYes()).isTrue();
    assertThat(services.mayDeploy("store", null, "test").isYes()).isFalse();
  }

  @Test
  void mayDeploy_aVersionThatWasReleased_isAskedForThePactsOfThatVersion() {
    pacts.put("x:store:1.4", List.of(pact("store")));
    Services services = new Services(store, Map.of("store", STORE_HERE), Map.of());

    assertThat(services.mayDeploy("store", null, "test").isYes()).isTrue();
    assertThat(services.mayDeploy("store", "1.4", "test").missing()).hasSize(1);
  }

  @Test
  void mayDeploy_aClientBuiltBesideAService_holdsItsProvider_butNotItsOwnService() {
    pacts.put("x:old:1.0", List.of(pact("journey")));
    Services services =
        new Services(
            store, Map.of("catalog", CATALOG, "store", STORE_THERE), Map.of("store", STORE_THERE));

    assertThat(services.mayDeploy("catalog", null, "test").missing())
        .singleElement()
        .asString()
        .contains("journey 1.0");
    assertThat(services.mayDeploy("store", null, "test").isYes()).isTrue();
  }

  @Test
  void mayDeploy_aServiceThatNoPactNames_isAMistake_andTheKnownOnesAreNamed() {
    Services services = new Services(store, Map.of("store", STORE_HERE), Map.of());

    assertThatThrownBy(() -> services.mayDeploy("stoer", null, "test"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("'stoer'")
        .hasMessageContaining("[store]");
  }
}
