package dev.polystack.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.local.Endpoint;
import dev.polystack.local.Endpoint.Answer;
import dev.polystack.local.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionFilesTest {

  private static final String LAYER = "arn:aws:lambda:eu-central-1:000000000000:layer:lib:2";

  private volatile String code = "new=";
  private final Endpoint endpoint =
      Endpoint.answering(
          asked ->
              switch (asked.operation()) {
                case "GET /2015-03-31/functions", "GET /2015-03-31/functions/" ->
                    Answer.of(
                        "{\"Functions\": [{\"FunctionName\": \"index\", \"CodeSha256\": \"%s\", \"Layers\": [{\"Arn\": \"%s\"}]}]}"
                            .formatted(code, LAYER));
                case "GET /2018-10-31/layers" ->
                    Answer.of("{\"Content\": {\"CodeSha256\": \"layer+2\"}}");
                default -> new Answer(404, Map.of(), "{}");
              });

  @TempDir private Path folder;

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void sweep_deletesWhatWasUnneededTheLastTimeToo() throws IOException {
    Path kept = unpacked("index/new_");
    Path layer = unpacked("layers/layer_2");
    Path old = unpacked("index/old_");
    Path oldLayer = unpacked("layers/layer_1");
    Path ofNobody = unpacked("gone/any_");
    FunctionFiles files = new FunctionFiles(endpoint.cloud(), new Home(folder));

    files.sweep();
    assertThat(old).as("an invocation may still run with it").exists();
    files.sweep();

    assertThat(kept.resolve("lib/some.jar")).exists();
    assertThat(layer.resolve("lib/some.jar")).exists();
    assertThat(old).doesNotExist();
    assertThat(oldLayer).doesNotExist();
    assertThat(ofNobody).doesNotExist();
  }

  @Test
  void whatIsDeployedAgainMeanwhile_isKept() throws IOException {
    Path old = unpacked("index/old_");
    FunctionFiles files = new FunctionFiles(endpoint.cloud(), new Home(folder));
    files.sweep();
    code = "old=";
    files.sweep();
    assertThat(old).exists();
  }

  private Path unpacked(String name) throws IOException {
    Path made = folder.resolve("work/functions").resolve(name);
    Files.createDirectories(made.resolve("lib"));
    Files.writeString(made.resolve("lib/some.jar"), "");
    return made;
  }
}
