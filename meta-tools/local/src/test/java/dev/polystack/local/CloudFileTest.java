package dev.polystack.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CloudFileTest {

  @TempDir Path folder;

  @Test
  void file_tellsHowToReachTheCloud() throws Exception {
    Home home = new Home(folder);
    Identity identity = write(home);
    JsonNode json = Json.MAPPER.readTree(home.cloudFile().toFile());
    assertThat(json.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(json.path("endpoint").asText()).isEqualTo("http://127.0.0.1:4566");
    assertThat(json.path("accountId").asText()).isEqualTo("000000000000");
    assertThat(json.path("secretAccessKey").asText()).isEqualTo(identity.secretAccessKey());
    assertThat(json.at("/ports/graphql").asInt()).isEqualTo(identity.port("graphql"));
    assertThat(json.at("/children/0/name").asText()).isEqualTo("emulator");
    assertThat(json.at("/children/0/state").asText()).isEqualTo("down");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no such permissions")
  void file_isTheOwnersAlone() throws Exception {
    Home home = new Home(folder);
    write(home);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.cloudFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void deletedFile_canBeDeletedAgain() {
    Home home = new Home(folder);
    write(home);
    CloudFile.delete(home);
    CloudFile.delete(home);
    assertThat(home.cloudFile()).doesNotExist();
  }

  private static Identity write(Home home) {
    Identity identity = Identity.of(home, 0);
    Cloud cloud =
        new Cloud(
            URI.create("http://127.0.0.1:4566"),
            "eu-central-1",
            identity.accessKeyId(),
            identity.secretAccessKey());
    Part emulator =
        new Part() {
          @Override
          public String name() {
            return "emulator";
          }

          @Override
          public Path log() {
            return home.log("emulator");
          }

          @Override
          public Child start(Consumer<Child> launched) {
            throw new AssertionError("nobody starts it");
          }
        };
    CloudFile.write(
        home, cloud, identity, List.of(new Watched(emulator, new Leftovers(home), () -> {})));
    return identity;
  }
}
