package dev.polystack.workspace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.polystack.workspace.graph.GraphException;
import dev.polystack.workspace.stack.StackRecord.Visibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackGraphTest {

  private static final String BUS = "/shop/local/contracts/bus/name";
  private static final String TABLE = "/shop/local/catalog/products/table-name";

  @TempDir private Path folder;

  @Test
  void of_derivesTheOrderAcrossServices() {
    var graph = shop().graph();
    assertThat(graph.dependenciesOf(id("catalog/products"))).containsExactly(id("contracts/bus"));
    assertThat(graph.dependenciesOf(id("catalog/api"))).containsExactly(id("catalog/products"));
    assertThat(graph.dependentsOf(id("contracts/bus")))
        .containsExactlyInAnyOrder(id("catalog/products"), id("store/catalog"));
    assertThat(graph.order().indexOf(id("contracts/bus")))
        .isLessThan(graph.order().indexOf(id("store/catalog")));
  }

  @Test
  void of_followsDirectReferencesWithinAService() {
    var catalog =
        SynthesizedService.in(folder, "catalog").stack("api", "=products").stack("products");
    assertThat(StackGraph.of(List.of(catalog.read()), Set.of()).graph().order())
        .containsExactly(id("catalog/products"), id("catalog/api"));
  }

  @Test
  void of_withAParameterThatTheEnvironmentHas_needsNoPublisher() {
    var graph =
        StackGraph.of(List.of(service("store").stack("catalog", "<" + BUS).read()), Set.of(BUS));
    assertThat(graph.graph().dependenciesOf(id("store/catalog"))).isEmpty();
  }

  @Test
  void of_withParametersThatTheEnvironmentHas_takesOnlyThoseForEverybody() {
    var store = service("store").stack("web", "<" + BUS, "<" + TABLE, "</shop/local/old/x/y");
    var existing =
        Map.of(
            BUS,
            Optional.of(Visibility.PUBLISHED),
            TABLE,
            Optional.of(Visibility.SERVICE),
            "/shop/local/old/x/y",
            Optional.<Visibility>empty());

    assertThatThrownBy(() -> StackGraph.of(List.of(store.read()), existing))
        .asInstanceOf(type(GraphException.class))
        .extracting(GraphException::problems)
        .isEqualTo(
            List.of(
                "store/web consumes "
                    + TABLE
                    + ", which its service keeps to itself: use an interface that the service publishes",
                "store/web consumes /shop/local/old/x/y, which does not say whom it is for (the tag polystack:visibility of the parameter): deploy the stack that publishes it again, with the version of meta-tools that is used here"));
  }

  @Test
  void of_withSeveralProblems_namesAllOfThem() {
    var contracts = service("contracts").stack("bus", ">" + BUS).stack("bus2", ">" + BUS);
    var catalog = service("catalog").stack("products", ")" + TABLE, "<" + TABLE);
    var store = service("store").stack("catalog", "<" + TABLE, "</shop/local/x/y/z");
    assertThatThrownBy(
            () -> StackGraph.of(List.of(contracts.read(), catalog.read(), store.read()), Set.of()))
        .asInstanceOf(type(GraphException.class))
        .extracting(GraphException::problems)
        .isEqualTo(
            List.of(
                BUS
                    + " is published by both contracts/bus and contracts/bus2: a parameter has one publisher, so rename one of the two",
                "catalog/products consumes "
                    + TABLE
                    + ", which it publishes itself: use the resource directly",
                "store/catalog consumes "
                    + TABLE
                    + ", which catalog/products keeps within its own service: use an interface that catalog publishes",
                "store/catalog consumes /shop/local/x/y/z, which nobody publishes: correct the name, or deploy the stack that publishes it first"));
  }

  @Test
  void of_withACycle_namesItsPathInWords() {
    var catalog =
        service("catalog").stack("a", ">/a", "</b").stack("b", ">/b", "=c").stack("c", "</a");
    assertThatThrownBy(() -> StackGraph.of(List.of(catalog.read()), Set.of()))
        .hasMessage(
            "a cycle, so none of these can be deployed first: catalog/a consumes /b of catalog/b, which refers directly to catalog/c, which consumes /a of catalog/a: move what they share to a stack of its own");
  }

  @Test
  void of_withTheSameServiceTwice_namesBothAssemblies() {
    var one = SynthesizedService.in(folder.resolve("one"), "catalog").stack("api").read();
    var two = SynthesizedService.in(folder.resolve("two"), "catalog").stack("api").read();
    assertThatThrownBy(() -> StackGraph.of(List.of(one, two), Set.of()))
        .hasMessageContainingAll("catalog/api", one.folder().toString(), two.folder().toString());
  }

  @Test
  void of_withStacksWhoseNamesAreOneInCloudFormation_namesBoth() {
    var orders = service("orders").stack("api-public").read();
    var ordersApi = service("orders-api").stack("public").read();
    assertThatThrownBy(() -> StackGraph.of(List.of(orders, ordersApi), Set.of()))
        .hasMessage(
            "orders/api-public and orders-api/public would both be called shop-local-orders-api-public: rename one of the two");
  }

  @Test
  void of_withAssembliesForDifferentEnvironments_isRefused() {
    var local = service("catalog").stack("api").read();
    var test = service("store").environment("test").stack("api").read();
    assertThatThrownBy(() -> StackGraph.of(List.of(local, test), Set.of()))
        .hasMessage(
            "catalog is synthesized for shop/local but store for shop/test: synthesize both for the same environment");
  }

  @Test
  void of_withServicesThatDifferAboutProduction_isRefused() {
    var protectedOne = service("catalog").production().stack("api").read();
    var other = service("store").stack("api").read();
    assertThatThrownBy(() -> StackGraph.of(List.of(protectedOne, other), Set.of()))
        .hasMessage(
            "catalog is synthesized for shop/local (production) but store for shop/local: synthesize both for the same environment");
  }

  @Test
  void select_understandsStacksServicesAndPatterns() {
    var shop = shop();
    assertThat(shop.select(List.of("catalog/products"))).containsExactly(id("catalog/products"));
    assertThat(shop.select(List.of("catalog")))
        .containsExactly(id("catalog/products"), id("catalog/api"));
    assertThat(shop.select(List.of("*/catalog"))).containsExactly(id("store/catalog"));
    assertThat(shop.select(List.of("store/*", "catalog/a*")))
        .containsExactlyInAnyOrder(id("store/catalog"), id("catalog/api"));
    assertThat(shop.select(List.of("*"))).isEqualTo(shop.graph().nodes());
    assertThat(shop.select(List.of())).isEqualTo(shop.graph().nodes());
  }

  @Test
  void select_ofUnknownStacks_namesEachAndWhatThereIs() {
    var shop = shop();
    assertThatThrownBy(() -> shop.select(List.of("catalog/prodcuts", "catalog", "orders")))
        .asInstanceOf(type(GraphException.class))
        .extracting(GraphException::problems)
        .isEqualTo(
            List.of(
                "no stack is named 'catalog/prodcuts'. Did you mean catalog/products or catalog/api?",
                "no stack is named 'orders'. There are: contracts/bus, catalog/products, catalog/api, store/catalog"));
  }

  @Test
  void stack_givesItsRecordAndAssembly() {
    var shop = shop();
    assertThat(shop.stack(id("store/catalog")).stackName()).isEqualTo("shop-local-store-catalog");
    assertThat(shop.assembly(id("store/catalog")).service()).isEqualTo("store");
    assertThatThrownBy(() -> shop.stack(id("store/orders")))
        .hasMessage("no stack 'store/orders' in this graph");
  }

  private StackGraph shop() {
    return StackGraph.of(
        List.of(
            service("catalog")
                .stack("api", "<" + TABLE)
                .stack("products", ")" + TABLE, "<" + BUS)
                .read(),
            service("store").stack("catalog", "<" + BUS).read(),
            service("contracts").stack("bus", ">" + BUS).read()),
        Set.of());
  }

  private SynthesizedService service(String name) {
    return SynthesizedService.in(folder, name);
  }

  private static StackId id(String text) {
    String[] parts = text.split("/", 2);
    return new StackId(parts[0], parts[1]);
  }
}
