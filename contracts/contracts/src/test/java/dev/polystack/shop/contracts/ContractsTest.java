package dev.polystack.shop.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.polystack.shop.contracts.rest.catalog.v1.NewProduct;
import dev.polystack.shop.contracts.rest.catalog.v1.Product;
import dev.polystack.shop.contracts.rest.catalog.v1.ProductStatus;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ContractsTest {

  private static final String CUP =
      "{\"name\":\"Cup\",\"description\":\"\",\"price\":{\"amount\":890,\"currency\":\"EUR\"}%s}";

  private static final Product PRODUCT =
      Product.builder()
          .productId(ProductId.of("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10"))
          .version(3)
          .status(ProductStatus.ACTIVE)
          .name("Cup")
          .description("Porcelain")
          .price(new Money(890, "EUR"))
          .tags(List.of("a", "b"))
          .createdAt(Instant.parse("2026-01-02T03:04:05Z"))
          .changedAt(Instant.parse("2026-01-02T03:04:06.789Z"))
          .build();

  @Test
  void parse_validDocument_becomesARecord() {
    assertThat(Contracts.parse(NewProduct.SCHEMA, CUP.formatted("")))
        .isEqualTo(
            new Parsed.Accepted<>(
                NewProduct.builder()
                    .name("Cup")
                    .description("")
                    .price(new Money(890, "EUR"))
                    .build()));
  }

  @Test
  void parse_unknownField_ignoresIt() {
    assertThat(Contracts.parse(NewProduct.SCHEMA, CUP.formatted(",\"colour\":{\"deep\":[1]}")))
        .isInstanceOf(Parsed.Accepted.class);
  }

  @Test
  void parse_invalidDocument_namesEveryViolationByPointerAndRule() {
    var rejected =
        (Parsed.Rejected<NewProduct>)
            Contracts.parse(
                NewProduct.SCHEMA,
                "{\"name\":\"\",\"price\":{\"amount\":-1,\"currency\":\"euro\"},\"tags\":[7],\"imageUrl\":\"no url\"}");

    assertThat(rejected.violations())
        .extracting(Violation::pointer, Violation::rule)
        .contains(
            tuple("/description", "required"),
            tuple("/imageUrl", "format"),
            tuple("/name", "minLength"),
            tuple("/price/amount", "minimum"),
            tuple("/price/currency", "pattern"),
            tuple("/tags/0", "type"));
  }

  @Test
  void parse_hostileText_isRejectedAndNotQuoted() {
    assertThat(rule("x".repeat(1_100_000))).isEqualTo("maxLength");
    assertThat(rule("[".repeat(1000))).isEqualTo("json");
    assertThat(rule("{\"name\":1,\"name\":2}")).isEqualTo("json");
    assertThat(rule("")).isEqualTo("json");
    assertThat(rule("{} {}")).isEqualTo("json");
    assertThat(Contracts.violations(NewProduct.SCHEMA, "{\"secret-4711").toString())
        .doesNotContain("4711");
  }

  @Test
  void violations_ofATree_areThoseOfItsText() {
    String json = "{\"name\": \"\", \"tags\": [7]}";

    assertThat(Contracts.violations(NewProduct.SCHEMA, Resources.json(json)))
        .isNotEmpty()
        .isEqualTo(Contracts.violations(NewProduct.SCHEMA, json));
    assertThat(Contracts.violations(Product.SCHEMA, Contracts.tree(PRODUCT))).isEmpty();
  }

  @Test
  void violations_whereverTheJvmRuns_areInEnglish() {
    Locale here = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Contracts.violations(NewProduct.SCHEMA, "{\"name\": \"\"}"))
          .extracting(Violation::message)
          .contains("must be at least 1 characters long");
    } finally {
      Locale.setDefault(here);
    }
  }

  private static String rule(String json) {
    List<Violation> violations = Contracts.violations(NewProduct.SCHEMA, json);
    assertThat(violations).hasSize(1);
    return violations.get(0).rule();
  }

  @Test
  void write_thenParse_givesTheSameRecord() {
    String json = Contracts.write(PRODUCT);

    assertThat(json).doesNotContain("null").contains("\"2026-01-02T03:04:05Z\"");
    assertThat(Contracts.parse(Product.SCHEMA, json)).isEqualTo(new Parsed.Accepted<>(PRODUCT));
  }

  @Test
  void read_constantFromTheFuture_survivesAsUnknown() {
    String json = Contracts.write(PRODUCT).replace("ACTIVE", "ARCHIVED");

    assertThat(Contracts.read(Product.SCHEMA, json))
        .isEqualTo(
            new Parsed.Accepted<>(PRODUCT.toBuilder().status(ProductStatus.UNKNOWN).build()));
  }

  @Test
  void read_valueOfAnotherType_isNoConstantFromTheFuture() {
    assertThat(Contracts.read(Product.SCHEMA, Contracts.write(PRODUCT).replace("\"ACTIVE\"", "7")))
        .isInstanceOf(Parsed.Rejected.class);
  }

  @Test
  void parse_unknownConstant_isAViolation() {
    assertThat(
            Contracts.parse(Product.SCHEMA, Contracts.write(PRODUCT).replace("ACTIVE", "ARCHIVED")))
        .isInstanceOfSatisfying(
            Parsed.Rejected.class,
            rejected ->
                assertThat(((Parsed.Rejected<?>) rejected).violations())
                    .extracting(Violation::pointer, Violation::rule)
                    .containsExactly(tuple("/status", "enum")));
  }

  @Test
  void aRecordRefusesToMissWhatIsRequiredAndCopiesItsLists() {
    assertThatThrownBy(() -> NewProduct.builder().name("Cup").build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("description");
    assertThatThrownBy(() -> Product.builder().productId(PRODUCT.productId()).build())
        .as("a number that nobody said is missing, not zero")
        .isInstanceOf(NullPointerException.class)
        .hasMessage("version");
    List<String> tags = new ArrayList<>(List.of("a"));
    NewProduct product =
        NewProduct.builder()
            .name("Cup")
            .description("")
            .price(new Money(1, "EUR"))
            .tags(tags)
            .build();
    tags.add("b");
    assertThat(product.tags()).containsExactly("a");
  }
}
