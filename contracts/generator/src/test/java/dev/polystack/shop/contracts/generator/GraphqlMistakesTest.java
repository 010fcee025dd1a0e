package dev.polystack.shop.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake in a GraphQL schema is one clear line, whichever of its files it is in. */
class GraphqlMistakesTest {

  private static final String SHOP = "graphql/shop/shop.graphqls";
  private static final String MORE = "graphql/shop/more.graphqls";
  private static final String EXAMPLE = "graphql/shop/examples/door.graphql";

  private static final String SCHEMA =
      """
      # x-owner: shop
      "What can be asked." type Query { "The front door." door: Door }
      "A door." type Door { "Its name." name: String! "What it costs." price: Money! }
      "Money." type Money { "How much." amount: Int! "Of what." currency: String }
      """;

  private static final String EXTENSION =
      """
      # What can go wrong.
      # x-owner: shop
      extend type Query { "What went wrong." errors: [Error!]! }
      "What went wrong." interface Error { "Says it." message: String! }
      "It is shut." type Shut implements Error { "Says it." message: String! "Which." door: Door! }
      """;

  private static final String MONEY =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://contracts.polystack.dev/types/Money.json",
        "title": "Money",
        "description": "Money.",
        "type": "object",
        "properties": {
          "amount": {"description": "How much.", "type": "integer", "maximum": 2147483647},
          "currency": {"description": "Of what.", "type": "string"}
        },
        "required": ["amount"],
        "examples": [{"amount": 1}]
      }
      """;

  @TempDir Path folder;
  private ContractFolder contracts;

  @BeforeEach
  void writeGoodContracts() throws IOException {
    contracts = new ContractFolder(folder);
    contracts.write(SHOP, SCHEMA);
    contracts.write(MORE, EXTENSION);
    contracts.write(EXAMPLE, "query Look { door { name } errors { message } }");
    contracts.write("types/Money.json", MONEY);
  }

  @Test
  void goodContracts_becomeTypes() throws IOException {
    contracts.generate();

    assertThat(contracts.generated("graphql/shop/Error.java"))
        .content()
        .contains(
            "public sealed interface Error permits Shut, Error.Unknown",
            "defaultImpl = Error.Unknown.class",
            "record Unknown(String message) implements Error");
    assertThat(contracts.generated("graphql/shop/Shut.java"))
        .content()
        .contains("record Shut(String message, Door door) implements Error");
  }

  @Test
  void aTypeThatIsCalledLikeASharedOne_isTheSharedOne() throws IOException {
    contracts.write(
        MORE,
        EXTENSION
            + "\"Money.\" input MoneyInput { \"How much.\" amount: Int! \"Of what.\" currency: ID }"
            + "\"An offer.\" input Offer { \"How much.\" price: MoneyInput! }");
    contracts.generate();

    assertThat(contracts.generated("graphql/shop/Money.java")).doesNotExist();
    assertThat(contracts.generated("graphql/shop/MoneyInput.java")).doesNotExist();
    for (String user : new String[] {"Door", "Offer"}) {
      assertThat(contracts.generated("graphql/shop/" + user + ".java"))
          .content()
          .contains("import dev.polystack.shop.contracts.types.Money;");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount: Int!|amount: String!|Money.amount: has to be Int!, as in types/Money.json [contradiction]",
        "amount: Int!|amount: Int|Money.amount: has to be Int!, as in types/Money.json [contradiction]",
        "currency: String|code: String|Money.currency: has to be ID or String, as in types/Money.json [contradiction]",
        "currency: String|code: String|Money.code: is not in types/Money.json [contradiction]",
        "A door.||Door: has no description [missing]",
        "Its name.||Door.name: has no description [missing]",
        "Money!|Gold!|Door.price: has the unknown type Gold [dangling-reference]",
        "# x-owner: shop||x-owner: is '', has to be 'shop': begin the file with the comment '# x-owner: shop' [wrong-owner]",
        "# x-owner: shop|# x-owner: shpo|x-owner: is 'shpo', has to be 'shop'",
        "type Door {|type Door|line 3: is not GraphQL",
        "Query { \"The front door.\" door|Query { \"The back door.\" back|: has no example: put realistic operations into examples/",
      })
  void aMistake_isNamedAtItsPlace(String old, String replacement, String line) throws IOException {
    assertThat(SCHEMA).contains(old);
    contracts.write(SHOP, SCHEMA.replace(old, replacement == null ? "" : replacement));

    assertThatThrownBy(contracts::generate)
        .isInstanceOf(MistakesException.class)
        .message()
        .contains("\n  " + SHOP + (line.startsWith(":") ? "" : " ") + line);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extend type Query|extend type Door|Door: is extended: extend Query, Mutation and Subscription",
        "interface Error {|union Way = Door \"E.\" interface Error {|Way: has no Java type here: use an interface",
        "interface Error {|scalar Words \"E.\" interface Error {|Words: has no Java type here: use objects",
        "interface Error {|interface Error implements Error {|Error: is an interface that implements another one",
        "interface Error { \"Says it.\" message: String!|interface Error { \"Says it.\" message: String|Shut.message: is not String as in Error",
      })
  void aMistakeInAnotherFile_isNamedThere(String old, String replacement, String line)
      throws IOException {
    assertThat(EXTENSION).contains(old);
    contracts.write(MORE, EXTENSION.replace(old, replacement));

    assertThatThrownBy(contracts::generate).message().contains("\n  " + MORE + " " + line);
  }

  @Test
  void aSharedNumberThatIsLargerThanInt_isNamed() throws IOException {
    contracts.write("types/Money.json", MONEY.replace(", \"maximum\": 2147483647", ""));

    assertThatThrownBy(contracts::generate)
        .hasMessageContaining(SHOP + " Money.amount: may be larger than GraphQL's Int");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Another.\" type Door { \"A handle.\" handle: Int }",
        "\"Given.\" type Got { \"It.\" it: Given } \"Given.\" input Given { \"A handle.\" handle: Int }"
      })
  void aSchemaThatMakesNoSense_isNamed(String more) throws IOException {
    contracts.write(MORE, EXTENSION + more);

    assertThatThrownBy(contracts::generate)
        .hasMessageStartingWith("1 mistake ")
        .hasMessageContaining("\n  graphql/shop/")
        .hasMessageContaining("[senseless-rule]");
  }

  @Test
  void anExampleThatTheApiWouldRefuse_isNamedByItsLine() throws IOException {
    contracts.write(EXAMPLE, "query Look {\n  door { colour }\n  errors { message }\n}");

    assertThatThrownBy(contracts::generate)
        .hasMessageStartingWith("1 mistake ")
        .hasMessageContaining(EXAMPLE + " line 2: ")
        .hasMessageContaining("'colour'")
        .hasMessageContaining("[invalid-example]");
  }

  @Test
  void mistakesInBothFiles_areToldAtOnce() throws IOException {
    contracts.write(SHOP, SCHEMA.replace("A door.", ""));
    contracts.write(MORE, EXTENSION.replace("It is shut.", ""));

    assertThatThrownBy(contracts::generate)
        .hasMessageStartingWith("2 mistakes ")
        .hasMessageContaining(SHOP + " Door: ")
        .hasMessageContaining(MORE + " Shut: ");
  }

  @Test
  void inputsAndEnums_becomeTypes() throws IOException {
    contracts.write(
        SHOP,
        SCHEMA
            + "\"What to look for.\" input What { \"Text.\" text: String! \"Which.\" kind: Kind }"
            + "\"Kinds.\" enum Kind { FRONT BACK }");

    assertThatCode(contracts::generate).doesNotThrowAnyException();
    assertThat(contracts.generated("graphql/shop/Kind.java"))
        .content()
        .contains("FRONT", "BACK", "UNKNOWN");
    assertThat(contracts.generated("graphql/shop/What.java"))
        .content()
        .contains("record What(String text, @Nullable Kind kind)");
  }

  @Test
  void whatIsDeprecated_isSoInJavaWithTheTypesThatOnlyItLeadsTo() throws IOException {
    contracts.write(
        SHOP,
        SCHEMA.replace(
                "\"What it costs.\"",
                "\"How it shuts.\" lock: Lock @deprecated \"Which.\" kind: Kind \"What it costs.\"")
            + "\"A lock.\" type Lock { \"Opens it.\" key: Key! } \"A key.\" type Key { \"Teeth.\" teeth: Int! }"
            + "\"Kinds.\" enum Kind { FRONT @deprecated BACK }");
    contracts.write(MORE, EXTENSION.replace("message: String!", "message: String! @deprecated"));
    contracts.generate();

    assertThat(contracts.generated("graphql/shop/Door.java"))
        .content()
        .contains("@Deprecated @Nullable Lock lock")
        .containsPattern("@Deprecated\\s+public Builder lock\\(");
    for (String gone : new String[] {"Lock", "Key"}) {
      assertThat(contracts.generated("graphql/shop/" + gone + ".java"))
          .content()
          .containsPattern("@Deprecated\\s+public record " + gone);
    }
    assertThat(contracts.generated("graphql/shop/Kind.java"))
        .content()
        .containsPattern("@Deprecated\\s+FRONT,\\s+BACK");
    assertThat(contracts.generated("graphql/shop/Error.java"))
        .content()
        .containsPattern("@Deprecated\\s+String message\\(\\)");
    assertThat(contracts.generated("graphql/shop/Shut.java"))
        .content()
        .containsPattern("@Deprecated\\s+public Shut \\{");
    assertThat(contracts.generated("graphql/shop/Error.java"))
        .content()
        .doesNotContainPattern("@Deprecated\\s+public sealed");
  }
}
