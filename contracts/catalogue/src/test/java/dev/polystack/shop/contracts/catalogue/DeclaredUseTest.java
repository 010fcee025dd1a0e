package dev.polystack.shop.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.shop.contracts.catalogue.contract.Contract;
import dev.polystack.shop.contracts.catalogue.contract.ContractLibrary;
import dev.polystack.shop.contracts.catalogue.use.DeclaredUse;
import dev.polystack.shop.contracts.catalogue.use.Party;
import dev.polystack.shop.contracts.catalogue.use.Usage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredUseTest {

  @TempDir private static Path folder;

  private static ContractLibrary library;
  private static DeclaredUse use;

  @BeforeAll
  static void read() throws Exception {
    library = ContractLibrary.read(Shop.contracts(folder));
    use = DeclaredUse.read(Shop.assemblies(), library);
  }

  private static Usage usage(String name) {
    Contract contract =
        library.contracts().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    return use.of(contract);
  }

  private static List<String> names(List<Party> parties) {
    return parties.stream().map(Party::name).toList();
  }

  @Test
  void anEvent_isProducedByWhoMayPutItAndConsumedByWhoseRuleNamesIt() {
    assertThat(names(usage("ProductChanged.v1").offers())).containsExactly("catalog/products");
    assertThat(names(usage("ProductWithdrawn.v1").offers()))
        .containsExactlyInAnyOrder("catalog/products", "catalog/withdrawals");
    assertThat(usage("ProductChanged.v1").uses())
        .singleElement()
        .satisfies(party -> assertThat(party.name()).isEqualTo("store/catalog"))
        .satisfies(party -> assertThat(party.evidence()).contains("Changes"));
  }

  @Test
  void aMajorThatNoRuleNames_hasNoConsumers() {
    assertThat(usage("ProductChanged.v2").uses()).isEmpty();
  }

  @Test
  void aRestApi_isServedByWhoHasItsRoutesAndCalledByWhoConsumesItsAddress() {
    assertThat(names(usage("catalog REST v1").offers())).containsExactly("catalog/api");
    assertThat(usage("catalog REST v1").uses())
        .singleElement()
        .isEqualTo(
            new Party("store", "orders", "Orders and their saga", "consumes catalog/api/url"));
  }

  @Test
  void aGraphqlApi_isServedByWhoHasItsSchema() {
    assertThat(names(usage("store GraphQL").offers())).containsExactly("store/api");
    assertThat(usage("store GraphQL").uses()).isEmpty();
  }

  @Test
  void aQueuesMessage_isReceivedByWhoExposesAQueueAndSentByWhoConsumesItsAddress() {
    assertThat(names(usage("ReserveStock.v1").offers())).containsExactly("catalog/stock");
    assertThat(names(usage("ReserveStock.v1").uses())).containsExactly("store/orders");
  }

  @Test
  void rulesThatNameNoPromisedEvent_areRefusedAllAtOnce() {
    assertThatThrownBy(() -> DeclaredUse.read(List.of(Shop.assemblyOfMistakes()), library))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(
            "store/mistakes, rule Typo: no contract promises ProductChangd.v1 of catalog")
        .hasMessageContaining("store/mistakes, rule Prefix: detail-type is matched by {\"prefix\":")
        .hasMessageNotContaining("Aws");
  }

  @Test
  void aFolderThatIsNoAssembly_isNamed() {
    assertThatThrownBy(() -> DeclaredUse.read(List.of(folder), library))
        .hasMessageContaining(folder.resolve("polystack.json").toString());
  }
}
