package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.shop.contracts.generator.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What README.md teaches about changing a contract, done to a copy of the shop's own: the generator
 * understands each step, and the gate accepts it.
 */
class RecipesTest {

  private static final Path CONTRACTS = Path.of("../contracts/src/main/resources/contracts");
  private static final Path HAND_WRITTEN = Path.of("../contracts/src/main/java");
  private static final String WITHDRAWN = "events/catalog/v1/ProductWithdrawn.json";
  private static final String REFUNDED = "events/store/v1/PaymentRefunded.json";

  @TempDir private static Path before;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTheJarOfBefore() throws IOException {
    Generator.main(new String[] {CONTRACTS.toString(), before.resolve("java").toString()});
    Given.jar(before.resolve("shop.jar"), before.resolve("java"), HAND_WRITTEN);
  }

  @BeforeEach
  void releaseOnce() throws IOException {
    Given.copy(CONTRACTS, folder.resolve("contracts"));
    release("1.0.0", before.resolve("shop.jar"));
  }

  @Test
  void aNewOptionalField() throws IOException {
    change(
        WITHDRAWN,
        "\"reason\": {",
        "\"by\": { \"description\": \"Who decided it.\", \"type\": \"string\" }, \"reason\": {",
        "\"reason\": \"sold out\"",
        "\"reason\": \"sold out\", \"by\": \"the buyers\"");
    assertThatThrownBy(this::build).hasMessageContaining(WITHDRAWN + " /x-version");

    change(WITHDRAWN, "\"x-version\": \"1.1\"", "\"x-version\": \"1.2\"");
    assertThatCode(this::build).doesNotThrowAnyException();
    assertThat(java("events/catalog/v1/ProductWithdrawn")).contains("@Nullable String by");
  }

  @Test
  void aNewEvent() throws IOException {
    String praised = "events/catalog/v1/ProductPraised.json";
    copy(WITHDRAWN, praised, "ProductWithdrawn", "ProductPraised");

    assertThatCode(this::build).doesNotThrowAnyException();
    assertThat(java("events/catalog/v1/ProductPraised")).contains("TYPE", "SCHEMA");
    assertThat(java("events/Events")).contains("ProductPraised.TYPE");
  }

  @Test
  void aNewMajorVersion() throws IOException {
    copy(
        WITHDRAWN,
        "events/catalog/v2/ProductWithdrawn.json",
        "catalog/v1/",
        "catalog/v2/",
        "\"x-version\": \"1.1\"",
        "\"x-version\": \"2.0\"",
        "\"reason\"",
        "\"cause\"");
    change(
        WITHDRAWN,
        "\"x-version\"",
        "\"deprecated\": true, \"x-replaced-by\": \"ProductWithdrawn.v2\", \"x-version\"");

    assertThatCode(this::build).doesNotThrowAnyException();
    assertThat(java("events/catalog/v2/ProductWithdrawn")).contains("String cause");
    assertThat(java("events/catalog/v1/ProductWithdrawn"))
        .contains("@Deprecated", "read ProductWithdrawn.v2");
  }

  @Test
  void retiringAContract() throws IOException {
    change(REFUNDED, "\"x-version\"", "\"deprecated\": true, \"x-version\"");
    release("1.1.0", build());

    Files.delete(folder.resolve("contracts").resolve(REFUNDED));
    assertThatCode(this::build).doesNotThrowAnyException();
    assertThat(folder.resolve("java").resolve(source("events/store/v1/PaymentRefunded")))
        .doesNotExist();
  }

  @Test
  void retiringAGraphqlField() throws IOException {
    String schema = "graphql/store/orders.graphqls";
    String field = "cancelledBy: OrderCanceller";
    change(schema, field, field + " @deprecated(reason: \"Nobody asks.\")");
    release("1.1.0", build());

    change(
        schema,
        "\"Who called it off; null if nobody did.\"",
        "",
        field + " @deprecated(reason: \"Nobody asks.\")",
        "");
    change("graphql/store/examples/cancel-order.graphql", "cancelledBy", "");
    assertThatCode(this::build).doesNotThrowAnyException();
    assertThat(java("graphql/store/Order")).doesNotContain("cancelledBy");
  }

  /** As the build does: types, their jar, and then the gate. */
  private Path build() throws IOException {
    Path java = folder.resolve("java");
    Generator.main(new String[] {folder.resolve("contracts").toString(), java.toString()});
    Path jar = Given.jar(folder.resolve("shop.jar"), java, HAND_WRITTEN);
    CompatibilityGate.main(
        new String[] {
          folder.resolve("contracts").toString(),
          folder.resolve("released").toString(),
          folder.resolve("report").toString(),
          jar.toString()
        });
    return jar;
  }

  private void release(String version, Path jar) throws IOException {
    Release.main(
        new String[] {
          folder.resolve("contracts").toString(),
          folder.resolve("released").toString(),
          version,
          jar.toString()
        });
  }

  private void change(String file, String... oldAndNew) throws IOException {
    copy(file, file, oldAndNew);
  }

  private void copy(String from, String to, String... oldAndNew) throws IOException {
    String text = Files.readString(folder.resolve("contracts").resolve(from));
    for (int i = 0; i < oldAndNew.length; i += 2) {
      assertThat(text).contains(oldAndNew[i]);
      text = text.replace(oldAndNew[i], oldAndNew[i + 1]);
    }
    Path target = folder.resolve("contracts").resolve(to);
    Files.createDirectories(target.resolveSibling("."));
    Files.writeString(target, text);
  }

  private String java(String type) throws IOException {
    return Files.readString(folder.resolve("java").resolve(source(type)));
  }

  private static String source(String type) {
    return "dev/polystack/shop/contracts/" + type + ".java";
  }
}
