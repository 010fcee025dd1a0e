package dev.polystack.shop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.events.catalog.v1.ProductWithdrawn;
import dev.polystack.shop.contracts.rest.catalog.v1.NewProduct;
import dev.polystack.shop.contracts.types.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the answer is a verdict: never an exception, never a value told to a log. */
class HostileInputTest {

  private static final String ID = "7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999",
        "1e999999999",
        "-1e999999999",
        "1e30",
        "1.5",
        "\"1\"",
        "true",
        "null",
        "[]",
        "{}"
      })
  void parse_numberThatNoVersionCanBe_isRejectedThere(String version) {
    String json = "{\"productId\":\"%s\",\"version\":%s}".formatted(ID, version);

    assertThat(Contracts.parse(ProductWithdrawn.SCHEMA, json))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class,
            rejected ->
                assertThat(((Parsed.Rejected<?>) rejected).violations())
                    .extracting(Violation::pointer)
                    .containsOnly("/version"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"productId\":\"%s\",\"version\":1,\"version\":2}",
        "{\"productId\":\"%s\",\"version\":1,\"unknown\":[{\"a\":1,\"a\":1}]}"
      })
  void parse_sameFieldTwice_isRejectedBecauseReadersDifferInWhichCounts(String json) {
    assertThat(Contracts.parse(ProductWithdrawn.SCHEMA, json.formatted(ID)))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class,
            rejected ->
                assertThat(((Parsed.Rejected<?>) rejected).violations())
                    .extracting(Violation::rule)
                    .containsExactly("json"));
  }

  @Test
  void parse_integerWrittenWithAFraction_isTheInteger() {
    String json = "{\"productId\":\"%s\",\"version\":2.0}".formatted(ID);

    assertThat(Contracts.parse(ProductWithdrawn.SCHEMA, json))
        .isInstanceOfSatisfying(
            Parsed.Accepted.class,
            accepted -> assertThat(accepted.value()).hasFieldOrPropertyWithValue("version", 2L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://[::1",
        "http://exa mple.com",
        "http://example.com/%zz",
        "//",
        "",
        "http://example.com/\\u0000",
        "http://ex\\u00e4mple.com/\\ud83d",
        "cup.jpg"
      })
  void parse_textThatIsNoAddress_isRejectedThere(String url) {
    assertThat(Contracts.parse(NewProduct.SCHEMA, product("\"imageUrl\":\"" + url + "\"")))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class,
            rejected ->
                assertThat(((Parsed.Rejected<?>) rejected).violations())
                    .extracting(Violation::pointer)
                    .containsOnly("/imageUrl"));
  }

  @Test
  void violations_ofALongList_nameEachPlace() {
    assertThat(violations("\"tags\":[\"a\",1,\"\",null]"))
        .extracting(Violation::pointer)
        .containsExactlyInAnyOrder("/tags/1", "/tags/2", "/tags/3");
  }

  @Test
  void violations_neverRepeatTheValue() {
    assertThat(
            violations(
                "\"category\":\"%s\",\"tags\":[\"%s\"],\"imageUrl\":\"secret 4711\""
                    .formatted("secret-4711".repeat(10), "secret-4711".repeat(10))))
        .hasSize(3)
        .allSatisfy(violation -> assertThat(violation.message()).doesNotContain("4711"));
  }

  @Test
  void violations_ofADeepUnknownField_stopAtTheLimitOfDepth() {
    assertThat(violations("\"x\":" + "[".repeat(30) + "]".repeat(30))).isEmpty();
    assertThat(violations("\"x\":" + "[".repeat(32) + "]".repeat(32)))
        .extracting(Violation::rule)
        .containsExactly("json");
  }

  @Test
  void violations_countCharactersAsTheyAreWritten() {
    String product = product("\"x\":\"%s\"");
    int room = Json.MAX_CHARACTERS - product.length() + "%s".length();

    assertThat(Contracts.violations(NewProduct.SCHEMA, product.formatted("x".repeat(room))))
        .isEmpty();
    assertThat(Contracts.violations(NewProduct.SCHEMA, product.formatted("x".repeat(room + 1))))
        .extracting(Violation::rule)
        .containsExactly("maxLength");
  }

  private static List<Violation> violations(String fields) {
    return Contracts.violations(NewProduct.SCHEMA, product(fields));
  }

  private static String product(String fields) {
    return "{\"name\":\"Cup\",\"description\":\"\",\"price\":{\"amount\":890,\"currency\":\"EUR\"},%s}"
        .formatted(fields);
  }
}
