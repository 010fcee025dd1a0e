package dev.polystack.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;

/**
 * Stands in for the embedded cloud's daemon in a process of its own: it holds its home's lock, says
 * in {@code cloud.json} who it is, and answers for its health by what is in the file {@code state}.
 */
final class StandInDaemon {

  private StandInDaemon() {}

  /** Builds it where meta's own daemon is built. */
  static void build(Path tools) throws IOException {
    Path target = Files.createDirectories(tools.resolve("local/target"));
    Path source = target.resolve("LocalCloud.java");
    try (InputStream text = StandInDaemon.class.getResourceAsStream("LocalCloud.java.txt")) {
      Files.copy(Objects.requireNonNull(text), source);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                target.resolve("classes").toString(),
                source.toString());
    assertThat(status).isZero();
    Files.writeString(target.resolve("classpath"), "");
  }
}
