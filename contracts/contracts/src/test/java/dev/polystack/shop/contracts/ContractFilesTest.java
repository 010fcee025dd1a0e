package dev.polystack.shop.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.polystack.shop.contracts.graphql.GraphqlApi;
import dev.polystack.shop.contracts.rest.Operation;
import dev.polystack.shop.contracts.rest.RestApi;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts' files themselves are as they should be. */
class ContractFilesTest {

  private static final Path ROOT = Path.of("src/main/resources/contracts");

  private static final Pattern OWNER = Pattern.compile("x-owner\\W+(\\w+)");

  static List<Path> schemas() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && !file.endsWith("openapi.json"))
          .map(ROOT::relativize)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaKeepsTheMetaSchemaAndIsNamedAfterItsPlace(Path file) throws IOException {
    String text = Files.readString(ROOT.resolve(file));

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(text, InputFormat.JSON))
        .isEmpty();
    JsonNode schema = Resources.json(text);
    assertThat(schema.path("$id").asText()).isEqualTo("https://contracts.polystack.dev/" + file);
    assertThat(schema.path("description").asText()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void examplesKeepTheirSchema(Path file) throws IOException {
    JsonNode examples = Resources.json(Files.readString(ROOT.resolve(file))).path("examples");
    for (JsonNode example : examples) {
      Schema<JsonNode> schema = new Schema<>("contracts/" + file, JsonNode.class);
      assertThat(Contracts.violations(schema, example.toString())).as("%s", example).isEmpty();
    }
    if (Character.isUpperCase(file.getFileName().toString().charAt(0))) {
      assertThat(examples).as("examples of %s", file).isNotEmpty();
    }
  }

  @Test
  void theReadmeNamesEveryInterface() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> interfaces = files.filter(ContractFilesTest::isInterface).toList();
      assertThat(interfaces).hasSizeGreaterThan(20);
      assertThat(interfaces)
          .filteredOn(file -> !readme.contains("(contracts/" + file))
          .as("contracts without a line in README.md")
          .isEmpty();
    }
  }

  @Test
  void theCodeOwnersOfAnInterface_areThoseOfItsService() throws IOException {
    List<String[]> lines =
        Files.readAllLines(Path.of("../CODEOWNERS")).stream()
            .map(line -> line.split(" ", 2))
            .toList();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(ContractFilesTest::isInterface).toList()) {
        Matcher owner = OWNER.matcher(Files.readString(file));
        assertThat(owner.find()).as("x-owner of %s", file).isTrue();
        assertThat(lines)
            .filteredOn(line -> owns(line[0], file))
            .last()
            .extracting(line -> line[1])
            .asString()
            .as("code owners of %s", file)
            .contains("@polystack/contracts", "@polystack/" + owner.group(1));
      }
    }
  }

  private static boolean owns(String pattern, Path file) {
    Path inTheRepository = Path.of("contracts").resolve(file);
    return pattern.equals("*")
        || FileSystems.getDefault()
            .getPathMatcher("glob:" + pattern.substring(1) + "**")
            .matches(inTheRepository);
  }

  /** An event, a message or an API; what they are made of is found from there. */
  private static boolean isInterface(Path file) {
    Path path = ROOT.relativize(file);
    return path.toString().matches("(events|messages)/[a-z]+/v[0-9]+/[A-Z].*\\.json")
        || file.endsWith("openapi.json")
        || file.toString().endsWith(".graphqls");
  }

  @Test
  void everyOperationOfTheCatalogNamesItselfAndItsGroups() {
    assertThat(RestApi.load("catalog").operations())
        .extracting(Operation::operationId)
        .containsExactlyInAnyOrder(
            "createProduct", "listProducts", "getProduct", "changeProduct", "withdrawProduct");
    assertThat(RestApi.load("catalog").operations())
        .allSatisfy(operation -> assertThat(operation.requiredGroups()).contains("manager"));
  }

  @Test
  void thePartnersApiTakesOrdersAndTellsOfThem() {
    assertThat(RestApi.load("partners").operations())
        .extracting(Operation::operationId, Operation::method, Operation::path)
        .containsExactlyInAnyOrder(
            tuple("submitOrder", "POST", "/orders"),
            tuple("getOrder", "GET", "/orders/{reference}"));
  }

  @Test
  void theStoresSchemaIsReadableAndDescribed() {
    var types = new SchemaParser().parse(GraphqlApi.load("store").sdl());
    assertThat(types.getType("Query")).isPresent();
    assertThat(types.getType("Mutation")).as("what AppSync could not answer yet").isEmpty();
    assertThat(types.getTypes(ObjectTypeDefinition.class))
        .isNotEmpty()
        .allSatisfy(type -> assertThat(type.getDescription()).as(type.getName()).isNotNull());
  }
}
