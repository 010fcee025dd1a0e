package dev.polystack.shop.store.search.opensearch;

import static dev.polystack.shop.store.search.opensearch.Catalogue.offered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.store.search.Change;
import dev.polystack.shop.store.search.Cursor;
import dev.polystack.shop.store.search.Outcome;
import dev.polystack.shop.store.search.Page;
import dev.polystack.shop.store.search.PageSize;
import dev.polystack.shop.store.search.SearchQuery;
import dev.polystack.shop.store.search.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What customers type finds what they mean, the best match first. */
@ExtendWith(Engine.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

  private final Engine engine;
  private final OpenSearchCatalogIndex index;

  SearchTest(Engine engine) {
    this.engine = engine;
    this.index = engine.client();
  }

  @BeforeAll
  void fill() {
    engine.forget();
    List<Change> changes = new ArrayList<>();
    changes.add(offered("Teapot", "Keeps an espresso warm, too."));
    changes.add(offered("Moka pot", "For the stove.", "espresso", "coffee"));
    changes.add(offered("Espresso cup", "Porcelain, 60 ml."));
    changes.add(offered("Espressotasse", "Aus Porzellan."));
    changes.add(offered("Große Müslischüssel", "Für das Frühstück.", "Schüsseln"));
    changes.add(offered("Two wooden spoons", "They stir."));
    changes.add(offered("Party set ☕", "With a 🎉."));
    IntStream.range(0, 25).forEach(i -> changes.add(offered("Plate %02d".formatted(i), "Round.")));
    assertThat(index.apply(changes)).containsOnly(new Outcome.Applied());
  }

  private Page search(String text) {
    return index.search(SearchQuery.of(new SearchText(text), PageSize.DEFAULT));
  }

  private List<String> names(Page page) {
    return page.hits().stream().map(hit -> hit.product().name()).toList();
  }

  @Test
  void names_comeBeforeTags_andTagsBeforeDescriptions() {
    assertThat(names(search("espresso")))
        .containsExactly("Espresso cup", "Espressotasse", "Moka pot", "Teapot");
  }

  @ParameterizedTest
  @CsvSource({
    "ESPRESSO CUP, Espresso cup",
    "espr cup, Espresso cup",
    "espreso cup, Espresso cup",
    "moka pots, Moka pot",
    "spoon, Two wooden spoons",
    "grosse, Große Müslischüssel",
    "muesli, Große Müslischüssel",
    "Schüssel, Große Müslischüssel",
    "fruhstuck, Große Müslischüssel",
    "the spoons of wood, Two wooden spoons",
    "☕, Party set ☕",
    "🎉, Party set ☕",
    "kitchen teapot, Teapot",
  })
  void spellingsOfTheSame_find(String text, String name) {
    assertThat(names(search(text))).first().isEqualTo(name);
  }

  @Test
  void everyWordOfTwo_hasToMatch() {
    assertThat(names(search("espresso cup"))).containsExactly("Espresso cup");
    assertThat(search("espresso submarine").total()).isZero();
  }

  List<String> hostileTexts() {
    return List.of(
        "*:*",
        "name:* OR 1=1",
        "\"unclosed",
        "(((((",
        "a AND OR NOT b",
        "/.*/",
        "~~~^^^",
        "<script>alert(1)</script>",
        "\\u0000\\",
        "\u0000",
        "{\"match_all\":{}}",
        "%' OR '1'='1",
        "👩‍👩‍👧‍👦".repeat(20),
        "\u202e\u200b\ufeff",
        "a-b-".repeat(50),
        "x".repeat(200),
        "漢".repeat(200),
        String.join(" ", IntStream.range(100, 140).mapToObj(i -> "w" + i).toList()));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTexts_areJustText(String text) {
    assertThat(search(text).total()).isZero();
  }

  @Test
  void pages_followOneAnother_withoutGapAndWithoutRepetition() {
    SearchText text = new SearchText("plate");
    SearchQuery query = SearchQuery.of(text, new PageSize(10));

    Page first = index.search(query);
    Page second = index.search(query.after(last(text, first)));
    Page third = index.search(query.after(last(text, second)));

    assertThat(List.of(first.total(), second.total(), third.total())).containsOnly(25L);
    assertThat(List.of(first.hasNext(), second.hasNext(), third.hasNext()))
        .containsExactly(true, true, false);
    assertThat(names(first)).hasSize(10).startsWith("Plate 00");
    assertThat(names(second)).hasSize(10).startsWith("Plate 10");
    assertThat(names(third)).hasSize(5).startsWith("Plate 20").endsWith("Plate 24");
    assertThat(index.search(query.after(last(text, third))).hits()).isEmpty();
  }

  @Test
  void aPageThatEndsExactlyAtTheLastHit_hasNoNext() {
    assertThat(index.search(SearchQuery.of(new SearchText("plate"), new PageSize(25))).hasNext())
        .isFalse();
  }

  @Test
  void productsThatComeBetweenTwoPages_neitherRepeatNorHideAHit() {
    SearchText text = new SearchText("ladle");
    SearchQuery query = SearchQuery.of(text, new PageSize(1));
    index.apply(List.of(offered("Silver ladle", ""), offered("Wooden ladle", "")));
    Page first = index.search(query);
    index.apply(List.of(offered("A new ladle", "Ladle, ladle, ladle.")));

    Page second = index.search(query.after(last(text, first)));

    assertThat(names(first)).containsExactly("Silver ladle");
    assertThat(names(second)).containsExactly("Wooden ladle");
  }

  private static Cursor last(SearchText text, Page page) {
    Page.Hit hit = page.hits().get(page.hits().size() - 1);
    return Cursor.parse(Cursor.of(text, hit.position()).toString());
  }
}
