package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompatibilityGateTest {

  private static final String THING = "events/shop/v1/Thing.json";
  private static final String SCHEMA =
      "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}";

  @TempDir Path folder;

  @BeforeEach
  void releaseOnce() throws IOException {
    write("contracts/" + THING, SCHEMA);
    release("1.0.0-SNAPSHOT");
  }

  @Test
  void unchangedContracts_pass() {
    assertThatCode(this::gate).doesNotThrowAnyException();
    assertThat(folder.resolve("report/TEST-compatibility.xml"))
        .content()
        .contains("tests=\"1\" failures=\"0\"", "with 1.0.0");
  }

  @Test
  void withoutAnyRelease_everythingPasses() {
    assertThatCode(
            () ->
                CompatibilityGate.main(
                    new String[] {path("contracts"), path("nowhere"), path("report")}))
        .doesNotThrowAnyException();
  }

  @Test
  void aBreakingChange_isRefusedWithAReportOfOneScreen() throws IOException {
    write("contracts/" + THING, SCHEMA.replace("\"a\"", "\"b\""));

    assertThatThrownBy(this::gate)
        .isInstanceOf(BrokenContractsException.class)
        .hasMessage(
            """
            the contracts break what was released:

            events/shop/v1/Thing.json /properties/a
              changed   the property was removed
              breaks    consumers that read by the released version (1.0.0)
              instead   keep it; a new major version may leave it
            """);
    JsonNode report =
        JsonMapper.builder().build().readTree(folder.resolve("report/compatibility.json").toFile());
    assertThat(report.at("/1.0.0/0/pointer").asText()).isEqualTo("/properties/a");
    assertThat(folder.resolve("report/TEST-compatibility.xml"))
        .content()
        .contains("failures=\"1\"", "/properties/a", "the property was removed");
  }

  @Test
  void aChangeThatBreaksTwoReleases_isToldOnceWithBoth() throws IOException {
    release("1.1.0");
    write("contracts/" + THING, SCHEMA.replace("string", "integer"));

    assertThatThrownBy(this::gate)
        .message()
        .contains("(1.0.0, 1.1.0)")
        .containsOnlyOnce("the type was");
  }

  @Test
  void aGraphqlFieldThatMovesToAnotherFile_breaksNobody() throws IOException {
    write("contracts/graphql/shop/shop.graphqls", "type Query { door: Int }");
    write("contracts/graphql/shop/more.graphqls", "extend type Query { window: Int }");
    release("2.0.0");
    write("contracts/graphql/shop/shop.graphqls", "type Query { door: Int window: Int }");
    Files.delete(folder.resolve("contracts/graphql/shop/more.graphqls"));

    assertThatCode(this::gate).doesNotThrowAnyException();

    write("contracts/graphql/shop/shop.graphqls", "type Query { door: Int }");
    assertThatThrownBy(this::gate).hasMessageContaining("graphql/shop Query.window");
  }

  @Test
  void aReleasedFileThatWasEdited_isRefused() throws IOException {
    write("released/1.0.0/" + THING, SCHEMA + " ");

    assertThatThrownBy(this::gate)
        .hasMessageContaining(THING)
        .hasMessageContaining("differs from what was released")
        .hasMessageContaining("restore released/1.0.0");
  }

  @Test
  void aReleasedFileThatIsGoneOrNew_isRefused() throws IOException {
    Files.delete(folder.resolve("released/1.0.0/" + THING));
    write("released/1.0.0/events/shop/v1/Other.json", SCHEMA);

    assertThatThrownBy(this::gate)
        .hasMessageContaining(THING)
        .hasMessageContaining("events/shop/v1/Other.json");
  }

  @Test
  void aRelease_cannotBeMadeTwice() {
    assertThatThrownBy(() -> release("1.0.0"))
        .hasMessageContaining("was released before")
        .hasMessageContaining("another version");
  }

  private void gate() throws IOException {
    CompatibilityGate.main(new String[] {path("contracts"), path("released"), path("report")});
  }

  private void release(String version) throws IOException {
    Release.main(new String[] {path("contracts"), path("released"), version});
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
