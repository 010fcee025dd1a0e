package dev.polystack.pacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PactTest {

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("pact.json"), text);
  }

  @Test
  void read_aPact_namesItsPartiesAndInteractions() throws IOException {
    Pact pact = Pact.read(PactFiles.pact(folder.resolve("p.json"), "store", "catalog", "a", "b"));

    assertThat(pact.consumer()).isEqualTo("store");
    assertThat(pact.provider()).isEqualTo("catalog");
    assertThat(pact.interactions())
        .extracting(Interaction::description)
        .containsExactly("about a", "about b");
  }

  @Test
  void files_areTheFoldersPacts_andNothingElse() throws IOException {
    assertThat(Pact.files(folder.resolve("missing"))).isEmpty();
    Files.writeString(folder.resolve("a.txt"), "notes");
    Path later = Files.writeString(folder.resolve("c.json"), "{}");
    Path first = Files.writeString(folder.resolve("b.json"), "{}");

    assertThat(Pact.files(folder)).containsExactly(first, later);
  }

  @Test
  void digest_dependsOnWhatIsExpected_notOnHowItIsWritten() throws IOException {
    String expected = "\"description\":\"d\",\"contents\":{\"content\":{\"a\":1,\"b\":2}}";
    String reordered = "\"contents\":{\"content\":{\"b\":2,\"a\":1}},\"description\":\"d\"";
    String other = "\"description\":\"d\",\"contents\":{\"content\":{\"a\":1,\"b\":3}}";

    assertThat(digest(reordered + ",\"pending\":true,\"key\":\"k\",\"comments\":{\"x\":1}"))
        .isEqualTo(digest(expected));
    assertThat(digest(other)).isNotEqualTo(digest(expected));
  }

  private String digest(String interaction) throws IOException {
    return Pact.read(
            file(
                """
                {"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[{%s}],
                 "metadata":{"pactSpecification":{"version":"4.0"}}}
                """
                    .formatted(interaction)))
        .interactions()
        .get(0)
        .digest();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                        | is no JSON",
        "{\"metadata\":{\"pactSpecification\":{\"version\":\"3.0.0\"}}} | no pact of version 4",
        "{\"metadata\":{\"pactSpecification\":{\"version\":\"4.0\"}}} | expects nothing",
        "{\"metadata\":{\"pactSpecification\":{\"version\":\"4.0\"}},\"interactions\":[{}]}"
            + " | who its consumer is",
      })
  void read_whatIsNoPact_isRefusedWithItsFile(String text, String problem) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> Pact.read(file))
        .isInstanceOf(PactException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(problem);
  }
}
