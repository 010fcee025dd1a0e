package dev.polystack.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedPortsTest {

  @TempDir Path state;

  /** The ports 4566 and 4567 have changed places, and 5000 has become 5001. */
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4566/_aws/x,       http://127.0.0.1:4567/_aws/x",
    "http://127.0.0.1:4567,              http://127.0.0.1:4566",
    "https://localhost:5000/graphql,     https://localhost:5001/graphql",
    "127.0.0.1:4566 and 127.0.0.1:4567,  127.0.0.1:4567 and 127.0.0.1:4566",
    "http://127.0.0.1:45660/,            http://127.0.0.1:45660/",
    "http://192.168.0.1:4566/,           http://192.168.0.1:4566/",
    "the year 4566,                      the year 4566"
  })
  void addressesOnThisMachine_areBroughtToTheNewPort(String before, String after) throws Exception {
    Path file = Files.writeString(state.resolve("ssm.json"), "{\"value\": \"" + before + "\"}");
    MovedPorts.rewrite(state, Map.of("4566", 4567, "4567", 4566, "5000", 5001));
    assertThat(file).hasContent("{\"value\": \"" + after + "\"}");
  }

  @Test
  void filesOfAnotherKind_stayAsTheyAre() throws Exception {
    Path bytes = Files.write(state.resolve("layer.zip"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    Files.writeString(state.resolve("ssm.json"), "http://127.0.0.1:4566");
    MovedPorts.rewrite(state, Map.of("4566", 4567));
    assertThat(bytes).hasBinaryContent(new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    try (Stream<Path> files = Files.list(state)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void nothingMoved_readsNothing() {
    MovedPorts.rewrite(state.resolve("is-not-there"), Map.of());
    assertThat(state.resolve("is-not-there")).doesNotExist();
  }
}
