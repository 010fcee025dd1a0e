package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The libraries that the parent POM gathers for functions. */
class LayerIT {

  @TempDir private Path module;

  @Test
  void layer_afterALibraryWasRaised_holdsTheNewVersionAlone()
      throws IOException, InterruptedException {
    Path layer = Files.createDirectories(module.resolve("target/layer/java/lib"));
    Files.createFile(layer.resolve("slf4j-api-2.0.17.jar")); // as the last build left it
    SmallModule greeting =
        SmallModule.create(
            module,
            """
              <properties>
                <polystack.layer.phase>process-classes</polystack.layer.phase>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.slf4j</groupId>
                  <artifactId>slf4j-api</artifactId>
                  <version>2.0.20</version>
                </dependency>
              </dependencies>
            """);

    Finished built = greeting.build("process-classes", "-Dquick");

    assertThat(built.succeeded()).as(() -> String.join("\n", built.lines())).isTrue();
    assertThat(layer.toFile().list())
        .as(() -> String.join("\n", built.lines()))
        .contains("slf4j-api-2.0.20.jar")
        .doesNotContain("slf4j-api-2.0.17.jar");
  }
}
