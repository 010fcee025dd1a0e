package dev.polystack.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
  void whatStandsAroundAnAddress_stays_whateverItsLetters() throws Exception {
    Path file = Files.writeString(state.resolve("ssm.json"), "ä 127.0.0.1:4566 – 127.0.0.1:4566");
    MovedPorts.rewrite(state, Map.of("4566", 27391));
    assertThat(file).hasContent("ä 127.0.0.1:27391 – 127.0.0.1:27391");
  }

  /** As the state of many functions is, whose code stands in it. */
  @Test
  void aFileThatIsLargerThanTheMemory_isRewrittenToo() throws Exception {
    long size = 64L << 20;
    Path file = state.resolve("lambda.json");
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      channel.write(US_ASCII.encode("127.0.0.1:4566 "), size); // The hole before it is no disk.
    }

    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                InAProcess.class.getName(),
                state.toString())
            .inheritIO()
            .start();

    assertThat(small.waitFor()).isZero();
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer end = ByteBuffer.allocate(99);
      channel.read(end, size);
      assertThat(US_ASCII.decode(end.flip()).toString()).isEqualTo("127.0.0.1:27391 ");
    }
  }

  /** Moves port 4566 to 27391 in the folder that it is given. */
  static final class InAProcess {
    public static void main(String[] arguments) {
      MovedPorts.rewrite(Path.of(arguments[0]), Map.of("4566", 27391));
    }
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
