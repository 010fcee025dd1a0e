package dev.polystack.engine.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.build.Coordinate;
import dev.polystack.workspace.build.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeafCompilerTest {

  @TempDir private Path root;
  private Path main;
  private Module module;

  @BeforeEach
  void build() throws IOException {
    main = root.resolve("src/main");
    Files.createDirectories(main.resolve("java/orders"));
    Files.createDirectories(main.resolve("resources/orders"));
    Files.createDirectories(root.resolve("target"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(main.resolve("java/orders/Orders.java"), "package orders; class Orders {}");
    Files.writeString(main.resolve("resources/orders/words.json"), "{}");
    Files.writeString(root.resolve("target/compile-classpath"), "");
    // As long ago as a file system's clock needs to tell it from what comes next.
    Path jar = Files.writeString(root.resolve("target/orders-1.jar"), "");
    while (!time(touched()).isAfter(time(jar))) {
      Thread.onSpinWait();
    }
    module = new Module(root, root, new Coordinate("org.example", "orders"), "jar");
  }

  @Test
  void isEnoughFor_changedAddedAndDeletedSources_is() throws IOException {
    assertThat(LeafCompiler.isEnoughFor(module)).isTrue();
    Files.writeString(main.resolve("java/orders/More.java"), "package orders; class More {}");
    Files.delete(main.resolve("java/orders/Orders.java"));

    assertThat(LeafCompiler.isEnoughFor(module)).isTrue();
  }

  @Test
  void isEnoughFor_aRenamedResource_isNot() throws IOException {
    Files.move(
        main.resolve("resources/orders/words.json"), main.resolve("resources/orders/texts.json"));

    assertThat(LeafCompiler.isEnoughFor(module)).isFalse();
  }

  @Test
  void isEnoughFor_aDeletedResource_isNot() throws IOException {
    Files.delete(main.resolve("resources/orders/words.json"));

    assertThat(LeafCompiler.isEnoughFor(module)).isFalse();
  }

  @Test
  void isEnoughFor_aResourceThatWasOverwrittenWithAnOldTime_isNot() throws IOException {
    Path resource = main.resolve("resources/orders/words.json");
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(Files.writeString(resource, "{\"new\": 1}"), old);

    assertThat(LeafCompiler.isEnoughFor(module)).isFalse();
  }

  private Path touched() throws IOException {
    return Files.writeString(root.resolve("clock"), "tick");
  }

  private static Instant time(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
