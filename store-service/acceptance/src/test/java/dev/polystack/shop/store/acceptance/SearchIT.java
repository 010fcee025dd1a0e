package dev.polystack.shop.store.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers may ask, and what they get. */
class SearchIT extends Stage {

  @Test
  void pages_followOneAnother_withoutGapAndWithoutRepetition() {
    String word = uniqueWord();
    IntStream.range(0, 7)
        .forEach(i -> catalog.say(catalog.changed(Catalog.newId(), 1, word + " no " + i)));
    await().atMost(LIMIT).until(() -> shop.search(word).at("/data/search/totalCount").asInt() == 7);

    List<String> names = new ArrayList<>();
    Map<String, Object> variables = new HashMap<>(Map.of("text", word, "first", 3));
    JsonNode page;
    do {
      page = shop.search(variables).at("/data/search");
      page.path("edges").forEach(edge -> names.add(edge.at("/node/name").asText()));
      variables.put("after", page.at("/pageInfo/endCursor").asText());
    } while (page.at("/pageInfo/hasNextPage").asBoolean());

    assertThat(names)
        .containsExactlyElementsOf(IntStream.range(0, 7).mapToObj(i -> word + " no " + i).toList());
  }

  static Stream<String> hostileTexts() {
    return Stream.of(
        "*:*",
        "name:* OR 1=1 AND NOT (",
        "\"unclosed",
        "/.*/ ~^ [a TO z]",
        "{\"query\":{\"match_all\":{}}}",
        "👩‍👩‍👧‍👦☕🎉",
        "\u202e\u200b",
        "a-b-".repeat(50),
        "x".repeat(200));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTexts_areJustText(String text) {
    JsonNode answer = shop.search(text);

    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    assertThat(answer.at("/data/search/totalCount").isInt()).isTrue();
  }

  @Test
  void aTextOf10Kilobytes_isRefused_withItsLength() {
    assertInvalid(shop.search("x".repeat(10_240)), "10240 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void aBlankText_isRefused(String text) {
    assertInvalid(shop.search(text), "blank");
  }

  @ParameterizedTest
  @CsvSource({"0, from 1 to 100", "-1, from 1 to 100", "101, from 1 to 100"})
  void aPageSizeOutOfBounds_isRefused(int first, String message) {
    assertInvalid(shop.search(Map.of("text", "cup", "first", first)), message);
  }

  @Test
  void aCursorThatNoSearchReturned_isRefused() {
    assertInvalid(shop.search(Map.of("text", "cup", "after", "nonsense")), "not a cursor");
  }

  @Test
  void whatIsNoProductId_isRefused() {
    assertInvalid(shop.product("'; DROP TABLE products"), "UUID");
  }

  private static void assertInvalid(JsonNode answer, String message) {
    assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("InvalidArgument");
    assertThat(answer.at("/errors/0/message").asText()).contains(message);
  }
}
