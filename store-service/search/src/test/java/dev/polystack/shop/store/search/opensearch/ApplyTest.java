package dev.polystack.shop.store.search.opensearch;

import static dev.polystack.shop.store.search.opensearch.Catalogue.newId;
import static dev.polystack.shop.store.search.opensearch.Catalogue.offered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.IndexedProduct;
import dev.polystack.shop.store.search.Outcome;
import dev.polystack.shop.store.search.PageSize;
import dev.polystack.shop.store.search.SearchQuery;
import dev.polystack.shop.store.search.SearchText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Whatever order changes arrive in and however often, the index ends up right. */
@ExtendWith(Engine.Extension.class)
class ApplyTest {

  private final Engine engine;
  private final OpenSearchCatalogIndex index;
  private final ProductId id = newId();

  ApplyTest(Engine engine) {
    this.engine = engine;
    this.index = engine.client();
  }

  @BeforeEach
  void beginWithoutIndex() {
    engine.forget();
  }

  private Outcome apply(Change change) {
    return index.apply(List.of(change)).get(0);
  }

  private long found(String text) {
    return index.search(SearchQuery.of(new SearchText(text), PageSize.DEFAULT)).total();
  }

  @Test
  void aProduct_canBeFoundAtOnce_asItWas() {
    Change.Offered change = offered(id, 1, "Espresso Cup");

    assertThat(apply(change)).isEqualTo(new Outcome.Applied());

    assertThat(found("espresso")).isEqualTo(1);
    assertThat(index.find(id)).contains(change.product());
  }

  @Test
  void aDuplicate_isOutdated() {
    apply(offered(id, 1, "Espresso Cup"));

    assertThat(apply(offered(id, 1, "Espresso Cup"))).isEqualTo(new Outcome.Outdated());
    assertThat(found("espresso")).isEqualTo(1);
  }

  @Test
  void anOlderVersion_thatComesLate_changesNothing() {
    apply(offered(id, 3, "Third"));

    assertThat(apply(offered(id, 2, "Second"))).isEqualTo(new Outcome.Outdated());
    assertThat(index.find(id)).map(IndexedProduct::name).contains("Third");
  }

  @Test
  void aWithdrawnProduct_isGone_andStaysGone() {
    apply(offered(id, 1, "Espresso Cup"));
    apply(new Change.Withdrawn(id, 3));

    assertThat(apply(offered(id, 2, "Espresso Cup"))).isEqualTo(new Outcome.Outdated());
    assertThat(found("espresso")).isZero();
    assertThat(index.find(id)).isEmpty();
  }

  @Test
  void aWithdrawal_thatOvertakesTheProduct_isRemembered() {
    apply(new Change.Withdrawn(id, 2));

    assertThat(apply(offered(id, 1, "Espresso Cup"))).isEqualTo(new Outcome.Outdated());
    assertThat(found("espresso")).isZero();
  }

  @Test
  void outcomes_areInTheOrderOfTheChanges() {
    List<Change> changes =
        List.of(
            offered(id, 2, "Second"),
            offered(id, 1, "First"),
            offered(newId(), 1, "Other"),
            offered(id, 3, "Third"));

    assertThat(index.apply(changes))
        .containsExactly(
            new Outcome.Applied(),
            new Outcome.Outdated(),
            new Outcome.Applied(),
            new Outcome.Applied());
    assertThat(index.find(id)).map(IndexedProduct::version).contains(3L);
  }

  @Test
  void manyWritersAtOnce_makeOneIndex() throws Exception {
    var writers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<Outcome>>> tasks =
          IntStream.range(0, 8)
              .<Callable<List<Outcome>>>mapToObj(
                  i -> () -> engine.client().apply(List.of(offered("Mug " + i, ""))))
              .toList();
      for (var outcome : writers.invokeAll(tasks)) {
        assertThat(outcome.get()).containsExactly(new Outcome.Applied());
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(found("mug")).isEqualTo(8);
    assertThat(engine.send(SdkHttpMethod.GET, "/_alias/products").body().fieldNames())
        .toIterable()
        .containsExactly(IndexDefinition.NAME);
  }

  @Test
  void anIndexWhoseAliasWasRemoved_getsItBack_withAllThatItHolds() {
    apply(offered("Espresso Cup", ""));
    engine.send(SdkHttpMethod.DELETE, IndexDefinition.ALIAS_PATH);
    assertThat(found("espresso")).isZero();

    assertThat(apply(offered(id, 1, "Espresso Machine"))).isEqualTo(new Outcome.Applied());

    assertThat(found("espresso")).isEqualTo(2);
  }

  @Test
  void anIndexThatIsBlocked_orClosed_isUnavailable_andBlamesNoProduct() {
    apply(offered("Espresso Cup", ""));

    engine.send(SdkHttpMethod.PUT, "/products-v1/_block/write");
    assertThat(apply(offered(id, 1, "Mug"))).isInstanceOf(Outcome.Unavailable.class);

    engine.send(SdkHttpMethod.POST, "/products-v1/_close");
    assertThat(apply(offered(id, 1, "Mug"))).isInstanceOf(Outcome.Unavailable.class);
  }

  @Test
  void withoutAnIndex_nothingIsFound() {
    assertThat(found("espresso")).isZero();
    assertThat(index.find(id)).isEmpty();
  }

  @Test
  void theLongestProduct_fits() {
    String name = "ß".repeat(200);
    IndexedProduct longest =
        offered(
                name,
                "word ".repeat(1000),
                IntStream.range(0, 20).mapToObj(i -> "t" + i).toArray(String[]::new))
            .product();

    assertThat(apply(new Change.Offered(longest))).isEqualTo(new Outcome.Applied());
    assertThat(found(name)).isEqualTo(1);
  }
}
