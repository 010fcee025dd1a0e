package dev.polystack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.deploy.Synthesis;
import dev.polystack.engine.output.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

  @TempDir private Path root;

  @BeforeEach
  void makeARepository() throws IOException {
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        repositories:
          orders: {type: git, url: ../orders.git, version: main}
          tools: {type: git, url: ../tools.git, version: main, kind: tools}
        """);
    for (String name : new String[] {"orders", "tools"}) {
      Files.writeString(
          Files.createDirectory(root.resolve(name)).resolve("pom.xml"),
          """
          <project>
            <groupId>org.example</groupId>
            <artifactId>%s</artifactId>
            <version>1</version>
            <packaging>pom</packaging>
          </project>
          """
              .formatted(name));
    }
  }

  @Test
  void nothingToDeploy_withoutStacks_saysSo() throws IOException {
    assertThat(preparation().nothingToDeploy())
        .hasValueSatisfying(words -> assertThat(words).contains("no repository has a cdk.json"));

    Files.writeString(root.resolve("tools/cdk.json"), "{}");
    assertThat(preparation().nothingToDeploy()).as("of tools").isPresent();
  }

  @Test
  void nothingToDeploy_withStacks_isEmpty() throws IOException {
    Files.writeString(root.resolve("orders/cdk.json"), "{}");

    assertThat(preparation().nothingToDeploy()).isEmpty();
    assertThat(preparation().assemblies())
        .containsExactly(root.resolve(".polystack/assembly/local/orders"));
  }

  @Test
  void nothingToDeploy_withStacksThatMavenDoesNotBuild_isEmpty() throws IOException {
    Files.delete(root.resolve("orders/pom.xml"));
    Files.writeString(root.resolve("orders/cdk.json"), "{}");

    assertThat(preparation().nothingToDeploy()).isEmpty();
    assertThat(preparation().assemblies())
        .containsExactly(root.resolve(".polystack/assembly/local/orders"));
  }

  private Preparation preparation() {
    Checkout checkout = new Checkout(root, root.resolve("meta-tools"));
    return new Preparation(
        checkout,
        Console.plain(new PrintStream(PrintStream.nullOutputStream())),
        new Synthesis(checkout.work(), "shop", Target.LOCAL),
        true,
        0);
  }
}
