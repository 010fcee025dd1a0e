package dev.polystack.workspace.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestMemoryTest {

  private static final String ONE =
      """
      project: trial
      repositories:
        one:
          type: git
          url: https://example.org/one.git
          version: main
          kind: contracts
          description: What both keep to.
          groups: [shop, base]
      """;

  @TempDir Path folder;

  private Path file;
  private Path memory;

  @BeforeEach
  void writeManifest() throws IOException {
    file = folder.resolve("repos.yaml");
    memory = folder.resolve("memory");
    write(ONE);
  }

  @Test
  void manifestThatHasNotChanged_isTheSameWithoutParsing() throws IOException {
    Manifest parsed = Manifest.read(file, memory);
    assertThat(memory).exists();
    assertThat(Manifest.read(file, memory)).isEqualTo(parsed);

    Files.writeString(memory, Files.readString(memory).replace("trial", "remembered"));
    assertThat(Manifest.read(file, memory).project()).isEqualTo("remembered");
  }

  @Test
  void whatItSaysOfEnvironments_isRemembered_alsoThatItSaysNothing() throws IOException {
    for (String says : new String[] {"", "staging: [try]\n", "production: [prod, prod-eu]\n"}) {
      write(says + ONE);
      Manifest parsed = Manifest.read(file, memory);
      assertThat(Manifest.read(file, memory)).isEqualTo(parsed);
      assertThat(parsed.staging().isEmpty()).isNotEqualTo(says.startsWith("staging"));
    }
    assertThat(Manifest.read(file, memory).production())
        .containsExactlyInAnyOrder("prod", "prod-eu");
  }

  @Test
  void manifestThatHasChanged_isParsed() throws IOException {
    Manifest.read(file, memory);
    write(ONE.replace("version: main", "version: next"));
    assertThat(Manifest.read(file, memory).repositories())
        .singleElement()
        .extracting(Repository::version)
        .isEqualTo("next");
  }

  @Test
  void manifestThatChangesNow_isNotRemembered() throws IOException {
    Files.writeString(file, ONE); // within the clock's tick it may change again, unseen
    Manifest.read(file, memory);
    assertThat(memory).doesNotExist();
  }

  @Test
  void relativeUrls_areNotRemembered() throws IOException {
    write(ONE.replace("https://example.org/one.git", "../one.git"));
    Manifest.read(file, memory);
    assertThat(memory).doesNotExist();
  }

  @Test
  void damagedMemory_costsOnlyTime() throws IOException {
    Manifest parsed = Manifest.read(file, memory);
    String whole = Files.readString(memory);
    for (int length = 0; length < whole.stripTrailing().length(); length++) {
      Files.writeString(memory, whole.substring(0, length));
      assertThat(Manifest.read(file, memory)).isEqualTo(parsed);
    }
    Files.writeString(memory, "one\ttwo\n" + whole);
    assertThat(Manifest.read(file, memory)).isEqualTo(parsed);
  }

  @Test
  void mistakes_areNeverRemembered() throws IOException {
    write(ONE.replace("type: git", "type: svn"));
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> Manifest.read(file, memory)).isInstanceOf(ManifestException.class);
    }
    assertThat(memory).doesNotExist();
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
