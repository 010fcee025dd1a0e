package dev.polystack.engine.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.build.Coordinate;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeafConditionsTest {

  @TempDir private Path root;
  private Path main;
  private Module module;

  @BeforeEach
  void build() throws IOException {
    main = root.resolve("src/main");
    Files.createDirectories(main.resolve("java/orders"));
    Files.createDirectories(main.resolve("resources/orders"));
    Files.createDirectories(root.resolve("target"));
    writePom("");
    Files.writeString(main.resolve("java/orders/Orders.java"), "package orders; class Orders {}");
    Files.writeString(main.resolve("resources/orders/words.json"), "{}");
    Files.writeString(root.resolve("target/compile-classpath"), "");
    compiled(main.resolve("java/orders/Orders.java"));
    module = new Module(root, root, new Coordinate("org.example", "orders"), "jar");
    makeJar();
  }

  /** After whatever there is. */
  private void makeJar() throws IOException {
    // As long ago as a file system's clock needs to tell it from what comes next.
    Path jar = Files.writeString(root.resolve("target/orders-1.jar"), "");
    while (!time(touched()).isAfter(time(jar))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void allow_changedAddedAndDeletedSources_is() throws IOException {
    assertThat(allows()).isTrue();
    Files.writeString(main.resolve("java/orders/More.java"), "package orders; class More {}");
    Files.delete(main.resolve("java/orders/Orders.java"));

    assertThat(allows()).isTrue();
  }

  @Test
  void allow_afterABuildThatMadeNoPactsAnew_is() throws IOException {
    Path old = Files.writeString(root.resolve("target/orders-1-pacts.jar"), "");
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(allows()).isTrue();
  }

  @Test
  void allow_aRenamedResource_isNot() throws IOException {
    Files.move(
        main.resolve("resources/orders/words.json"), main.resolve("resources/orders/texts.json"));

    assertThat(allows()).isFalse();
  }

  @Test
  void allow_aDeletedResource_isNot() throws IOException {
    Files.delete(main.resolve("resources/orders/words.json"));

    assertThat(allows()).isFalse();
  }

  @Test
  void allow_aResourceThatWasOverwrittenWithAnOldTime_isNot() throws IOException {
    Path resource = main.resolve("resources/orders/words.json");
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(Files.writeString(resource, "{\"new\": 1}"), old);

    assertThat(allows()).isFalse();
  }

  @Test
  void allow_aModuleThatSaysItselfHowItIsCompiled_isNot() throws IOException {
    writePom("<properties><maven.compiler.release>21</maven.compiler.release></properties>");
    makeJar();

    assertThat(allows()).isFalse();
  }

  @Test
  void allow_whereMavenCompiledGeneratedSources_isNot() throws IOException {
    compiled(
        main.resolve("java/orders/Orders.java"),
        root.resolve("target/generated-sources/api/src/main/java/orders/Api.java"));

    assertThat(allows()).isFalse();
  }

  @Test
  void allow_besideAnotherLanguage_isNot() throws IOException {
    Files.writeString(Files.createDirectory(main.resolve("kotlin")).resolve("Orders.kt"), "");
    makeJar();

    assertThat(allows()).isFalse();
  }

  @Test
  void allow_withAnAnnotationProcessorAmongTheDependencies_isNot() throws IOException {
    Path mapper = root.resolve("mapper.jar");
    try (FileSystem jar = FileSystems.newFileSystem(mapper, Map.of("create", "true"))) {
      Path services = jar.getPath("META-INF/services");
      Files.createDirectories(services);
      Files.writeString(
          services.resolve("javax.annotation.processing.Processor"), "org.example.Mapper");
    }
    Files.writeString(
        root.resolve("target/compile-classpath"), root.resolve("target") + ":" + mapper);

    assertThat(allows()).isFalse();
  }

  private boolean allows() {
    return new LeafConditions(ModuleGraph.of(List.of(root))).allow(module);
  }

  private void writePom(String more) throws IOException {
    Files.writeString(
        root.resolve("pom.xml"),
        """
        <project>
          <parent>
            <groupId>dev.polystack</groupId>
            <artifactId>polystack-parent</artifactId>
            <version>1</version>
          </parent>
          <groupId>org.example</groupId>
          <artifactId>orders</artifactId>
          %s
        </project>
        """
            .formatted(more));
  }

  /** As Maven leaves it. */
  private void compiled(Path... sources) throws IOException {
    Path list =
        root.resolve(
            "target/maven-status/maven-compiler-plugin/compile/default-compile/inputFiles.lst");
    Files.createDirectories(list.getParent());
    Files.write(list, Stream.of(sources).map(Path::toString).toList());
  }

  private Path touched() throws IOException {
    return Files.writeString(root.resolve("clock"), "tick");
  }

  private static Instant time(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
