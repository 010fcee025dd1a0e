package dev.polystack.shop.store.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.polystack.shop.contracts.types.ProductId;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final SearchText CUP = new SearchText("cup");
  private static final Position PLACE =
      new Position(54f, "große tasse 🎉", new ProductId(UUID.randomUUID()));

  @Test
  void parse_readsWhatToStringWrote() {
    Cursor cursor = Cursor.parse(Cursor.of(CUP, PLACE).toString());

    assertThat(cursor.positionFor(CUP)).isEqualTo(PLACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"🎉", "\uFDFA", "İ"})
  void aProductsLongestName_fits_asItIsSortedBy(String character) {
    String name = SearchText.normalized(character.repeat(200));
    Position place = new Position(1f, name, PLACE.id());

    assertThat(Cursor.parse(Cursor.of(CUP, place).toString()).positionFor(CUP)).isEqualTo(place);
  }

  @Test
  void after_acceptsTheSameSearchInAnotherSpelling() {
    Cursor cursor = Cursor.of(CUP, PLACE);
    SearchQuery query = SearchQuery.of(new SearchText(" CUP! "), PageSize.DEFAULT);

    assertThat(query.after(cursor).after()).contains(PLACE);
  }

  @Test
  void after_refusesACursorOfAnotherSearch() {
    Cursor cursor = Cursor.of(CUP, PLACE);
    SearchQuery query = SearchQuery.of(new SearchText("kettle"), PageSize.DEFAULT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> query.after(cursor))
        .withMessageContaining("another search");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "AQ", "not base64!", "{\"search_after\":[]}", "AAAA", "====", "ü"})
  void parse_refusesWhatNoSearchReturned(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cursor.parse(text))
        .withMessageContaining("not a cursor that a search returned");
  }

  @Test
  void parse_refusesAScoreThatIsNoNumber() {
    byte[] bytes = Base64.getUrlDecoder().decode(Cursor.of(CUP, PLACE).toString());
    bytes[5] = (byte) 0x7f;
    bytes[6] = (byte) 0xff;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cursor.parse(Base64.getUrlEncoder().encodeToString(bytes)));
  }

  @Test
  void parse_refusesHugeText() {
    assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse("A".repeat(1_000_000)));
  }
}
