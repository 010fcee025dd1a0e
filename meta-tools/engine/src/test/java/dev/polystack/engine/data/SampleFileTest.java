package dev.polystack.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {

  @TempDir private Path repository;

  private SampleFile read(String yaml) throws IOException {
    Files.writeString(repository.resolve("sample-data.yaml"), yaml);
    return SampleFile.of(repository).orElseThrow();
  }

  @Test
  void of_usersAndRequests_areRead() throws IOException {
    SampleFile file =
        read(
            """
            users:
              pool: a/auth/pool
              client: a/auth/client
              people:
                - {username: anna@example.com, password: secret, groups: [editor]}
            requests:
              - {as: anna@example.com, method: POST, url: a/api/url, path: /x, body: {n: [1, 2]}}
            """);

    assertThat(file.users().people()).hasSize(1);
    assertThat(file.users().people().get(0).groups()).containsExactly("editor");
    assertThat(file.requests().get(0).user()).isEqualTo("anna@example.com");
    assertThat(file.requests().get(0).body()).hasToString("{\"n\":[1,2]}");
    assertThat(file.urls()).isEmpty();
  }

  @Test
  void of_noFile_isEmpty() {
    assertThat(SampleFile.of(repository)).isEmpty();
  }

  @Test
  void of_unknownKey_namesItAndTheKnownOnes() {
    assertThatThrownBy(() -> read("urls: []\nuser: []\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("sample-data.yaml: unknown key 'user'")
        .hasMessageContaining("users");
  }
}
