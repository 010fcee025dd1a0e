package dev.polystack.shop.contracts.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompatibilityGateTest {

  private static final String THING = "events/shop/v1/Thing.json";
  private static final String SCHEMA =
      "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}";

  @TempDir Path folder;

  @BeforeEach
  void releaseOnce() throws IOException {
    write("contracts/" + THING, SCHEMA);
    compile("public record Thing(String a) {}");
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
                    new String[] {
                      path("contracts"), path("nowhere"), path("report"), path("shop.jar")
                    }))
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
  void anErratum_takesBackWhatItNamesAndNoMore() throws IOException {
    String erratum =
        "{\"1.0.0\": [{\"contract\": \"%s\", \"pointer\": \"/properties/a\","
            + " \"change\": \"the property was removed\", \"why\": \"Nobody ever sent it.\"}]}";
    write("released/errata.json", erratum.formatted(THING));
    assertThatThrownBy(this::gate)
        .message()
        .contains("released/errata.json /1.0.0/0", "takes back what breaks nothing");

    write("contracts/" + THING, SCHEMA.replace("\"a\"", "\"b\""));
    assertThatCode(this::gate).doesNotThrowAnyException();

    write("contracts/" + THING, SCHEMA.replace("string", "integer"));
    assertThatThrownBy(this::gate).message().contains("the type was string, is integer");

    write("contracts/" + THING, SCHEMA.replace("\"a\"", "\"b\""));
    write("released/errata.json", erratum.formatted(THING).replace("Nobody ever sent it.", " "));
    assertThatThrownBy(this::gate)
        .message()
        .contains("does not say why nobody is broken", "the property was removed");
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
  void aReleasedFileThatWasEditedTogetherWithItsChecksum_isRefusedAsGitRemembersIt()
      throws IOException, InterruptedException {
    git("init", "-q");
    commit("Release");
    String released = Files.readString(folder.resolve("released/1.0.0/" + THING));
    String sums = Files.readString(folder.resolve("released/1.0.0/SHA256SUMS"));

    write("released/1.0.0/" + THING, SCHEMA + " ");
    write("released/1.0.0/SHA256SUMS", sums.replace(sha256(released), sha256(SCHEMA + " ")));
    for (String state : List.of("not committed", "committed")) {
      assertThatThrownBy(this::gate)
          .as(state)
          .hasMessageContaining(THING)
          .hasMessageContaining("SHA256SUMS")
          .hasMessageContaining("restore released/1.0.0");
      commit("Edit what was released");
    }

    write("released/1.0.0/" + THING, released);
    write("released/1.0.0/SHA256SUMS", sums);
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"released/1.0.0", "released"})
  void aReleaseThatWasDeleted_isRefusedAsGitRemembersIt(String gone)
      throws IOException, InterruptedException {
    git("init", "-q");
    commit("Release 1.0.0");
    release("2.0.0");
    commit("Release 2.0.0");
    assertThatCode(this::gate).doesNotThrowAnyException();

    delete(folder.resolve(gone));
    for (String state : List.of("not committed", "committed")) {
      assertThatThrownBy(this::gate)
          .as(state)
          .hasMessageContaining("released/1.0.0 \n  changed   the whole release was deleted")
          .hasMessageContaining("restore it from the commit that added it");
      commit("Forget what was released");
    }
  }

  @Test
  void aShallowClone_isToldThatItsHistoryCannotBeChecked()
      throws IOException, InterruptedException {
    git("init", "-q");
    commit("Release");
    commit("Go on");
    Path clone = folder.resolve("clone");
    git("clone", "-q", "--depth=1", "file://" + folder, clone.toString());
    String[] arguments = {
      clone.resolve("contracts").toString(),
      clone.resolve("released").toString(),
      path("report"),
      path("shop.jar")
    };

    assertThat(warnings(arguments)).contains("this clone is shallow", "git fetch --unshallow");

    git("-C", clone.toString(), "fetch", "-q", "--unshallow");
    assertThat(warnings(arguments)).isEmpty();
  }

  /** What the gate, which finds nothing, prints beside its report. */
  private static String warnings(String... arguments) throws IOException {
    PrintStream before = System.err;
    var printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      CompatibilityGate.main(arguments);
    } finally {
      System.setErr(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
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
  void aReleaseWithOtherContracts_cannotBeMadeTwice() throws IOException {
    write("contracts/" + THING, SCHEMA + " ");

    assertThatThrownBy(() -> release("1.0.0"))
        .hasMessageContaining("was released before")
        .hasMessageContaining("another version");
  }

  @Test
  void theSameReleaseAgain_changesNothing() throws IOException {
    byte[] api = Files.readAllBytes(folder.resolve("released/1.0.0/java-api.jar"));

    release("1.0.0");

    assertThat(folder.resolve("released")).isDirectoryContaining("glob:**1.0.0");
    assertThat(folder.resolve("released/1.0.0/java-api.jar")).hasBinaryContent(api);
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @Test
  void aRetiredContract_mayGoAfterTheReleaseThatDeprecatedIt() throws IOException {
    write("contracts/" + THING, SCHEMA.replace("{\"type\"", "{\"deprecated\": true, \"type\""));
    compile("@Deprecated public record Thing(String a) {}");
    release("1.10.0");
    Files.delete(folder.resolve("contracts/" + THING));
    compile("public record Other() {}");

    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @Test
  void aContractThatWasNeverDeprecated_mayNotGo() throws IOException {
    release("1.10.0");
    Files.delete(folder.resolve("contracts/" + THING));

    assertThatThrownBy(this::gate)
        .hasMessageContaining("the contract was removed")
        .hasMessageContaining("(1.0.0, 1.10.0)");
  }

  @Test
  void aBreakOfTheJavaApi_isToldInTheSameReport() throws IOException {
    compile("public record Thing(String b) {}");

    assertThatThrownBy(this::gate)
        .hasMessageContaining(
            """

            Java API Thing
              changed   a(): method removed
              breaks    code that was compiled against the released version (1.0.0)
              instead   keep it beside what is new, @Deprecated: what was released so may go
            """);
    assertThat(folder.resolve("report/compatibility.json")).content().contains("\"Java API\"");
    assertThat(folder.resolve("report/TEST-compatibility.xml"))
        .content()
        .contains("failures=\"1\"", "with 1.0.0: Java API Thing");
  }

  @Test
  void theJavaApi_isComparedWithEveryRelease() throws IOException {
    compile(
        "public record Thing(String a, String more) { public Thing(String a) { this(a, a); } }");
    release("1.1.0");
    compile("public record Thing(String a, String more) {}");

    assertThatThrownBy(this::gate)
        .hasMessageContaining("changed   new(String): constructor removed")
        .hasMessageContaining("(1.0.0, 1.1.0)");
  }

  @Test
  void aMemberThatTheNewestReleaseDeprecated_mayGoThoughAnOlderOneHadIt() throws IOException {
    compile("public record Thing(String a) { @Deprecated public String a() { return a; } }");
    release("1.1.0");
    compile("public record Thing(String b) {}");

    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @Test
  void moreThanFitsOnAScreen_isCounted_andWholeInTheFile() throws IOException {
    String many =
        IntStream.range(0, 30)
            .mapToObj("\"p%d\": {\"type\": \"string\"}"::formatted)
            .collect(Collectors.joining(", ", "{\"type\": \"object\", \"properties\": {", "}}"));
    for (int i = 0; i < 12; i++) {
      write("contracts/events/shop/v1/Many%d.json".formatted(i), many);
    }
    release("1.1.0");
    for (int i = 0; i < 12; i++) {
      write(
          "contracts/events/shop/v1/Many%d.json".formatted(i),
          "{\"type\": \"object\", \"properties\": {}}");
    }

    assertThatThrownBy(this::gate)
        .message()
        .satisfies(message -> assertThat(message.lines().count()).isLessThanOrEqualTo(50))
        .contains("and 354 more:", "24 in events/shop/v1/Many0.json", "other contracts")
        .contains("all of them: " + folder.resolve("report/compatibility.json"));
    JsonNode report =
        JsonMapper.builder().build().readTree(folder.resolve("report/compatibility.json").toFile());
    assertThat(report.path("1.1.0")).hasSize(360);
  }

  @Test
  void anApiThatIsDifferentByTheSameVersion_isRefused() throws IOException {
    String api =
        """
        {"openapi": "3.1.0", "info": {"version": "1.0.0"}, "paths": {"/doors": {"get": {
          "summary": "All doors.", "responses": {"200": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Door"}}}}}}}},
         "components": {"schemas": {"Door": {"$ref": "Door.json"}}}}
        """;
    String door =
        "{\"type\": \"object\", \"properties\": {\"description\": {\"type\": \"string\"}}}";
    write("contracts/rest/shop/v1/openapi.json", api);
    write("contracts/rest/shop/v1/Door.json", door);
    release("1.1.0");

    write("contracts/rest/shop/v1/openapi.json", api.replace("All doors.", "Every door."));
    assertThatCode(this::gate).doesNotThrowAnyException();

    write(
        "contracts/rest/shop/v1/Door.json",
        door.replace("{\"type\": \"string\"}", "{\"type\": \"string\", \"maxLength\": 9}"));
    assertThatThrownBy(this::gate)
        .hasMessageContaining("rest/shop/v1/openapi.json /info/version")
        .hasMessageContaining("raise it to 1.1.0");

    write("contracts/rest/shop/v1/openapi.json", api.replace("1.0.0", "1.0.1"));
    assertThatThrownBy(this::gate).hasMessageContaining("is 1.0.1 as before");

    write("contracts/rest/shop/v1/openapi.json", api.replace("1.0.0", "0.9.0"));
    assertThatThrownBy(this::gate).hasMessageContaining("was 1.0.0, is 0.9.0");

    write("contracts/rest/shop/v1/openapi.json", api.replace("1.0.0", "1.1.0"));
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  @Test
  void aContractThatIsDifferentByTheSameVersion_isRefused() throws IOException {
    String thing =
        SCHEMA.replace("{\"type\": \"object\"", "{\"x-version\": \"1.0\", \"type\": \"object\"");
    write("contracts/" + THING, thing);
    release("1.1.0");
    String more = thing.replace("\"a\":", "\"b\": {\"type\": \"string\"}, \"a\":");
    write("contracts/" + THING, more);

    assertThatThrownBy(this::gate)
        .hasMessageContaining(THING + " /x-version")
        .hasMessageContaining("raise it to 1.1");

    write("contracts/" + THING, more.replace("1.0", "1.1"));
    assertThatCode(this::gate).doesNotThrowAnyException();
  }

  private void gate() throws IOException {
    CompatibilityGate.main(
        new String[] {path("contracts"), path("released"), path("report"), path("shop.jar")});
  }

  private void release(String version) throws IOException {
    Release.main(new String[] {path("contracts"), path("released"), version, path("shop.jar")});
  }

  private void compile(String source) throws IOException {
    Given.jar(folder.resolve("shop.jar"), source);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void commit(String message) throws IOException, InterruptedException {
    git("add", "--all");
    git(
        "-c",
        "user.name=Tester",
        "-c",
        "user.email=tester@example.org",
        "commit",
        "--allow-empty",
        "-qm",
        message);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).inheritIO().start();
    assertThat(git.waitFor()).as(String.join(" ", command)).isZero();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
