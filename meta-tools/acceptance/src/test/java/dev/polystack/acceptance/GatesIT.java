package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parent POM's gates, in a module of anybody's. */
class GatesIT {

  private static final String SOUND = "greeting.isEmpty() ? \"\" : greeting.substring(1)";
  private static final String NULLABLE = "greeting.isEmpty() ? null : greeting";
  private static final String NULLAWAY = "[NullAway] returning @Nullable expression";

  @TempDir private Path module;

  @BeforeEach
  void setUp() throws IOException {
    SmallModule.create(module, "");
    write("main", "package-info", "@org.jspecify.annotations.NullMarked\npackage com.example;\n");
    returning(SOUND);
  }

  @Test
  void gates_lookAtWhatSomebodyElseCompiled_andOnceOnly() throws IOException, InterruptedException {
    returning(NULLABLE);
    assertThat(build("compile", "-Dquick").succeeded()).isTrue();
    byte[] quick = Files.readAllBytes(classFile());

    for (int time = 1; time <= 2; time++) {
      Finished refused = build("test");
      assertThat(refused.succeeded()).as("time %d", time).isFalse();
      assertThat(refused.lines()).anyMatch(line -> line.contains(NULLAWAY));
    }
    assertThat(classFile()).as("gates write no classes").hasBinaryContent(quick);

    returning(SOUND);
    assertThat(build("compile", "-Dquick").succeeded()).isTrue();
    assertThat(looked(build("test"))).isTrue();
    assertThat(looked(build("test"))).isFalse();
  }

  @Test
  void gates_withABugInATest_nameIt() throws IOException, InterruptedException {
    write(
        "test",
        "GreetingTest",
        """
        package com.example;

        class GreetingTest {
          boolean same(int[] one) {
            return one.equals(one);
          }
        }
        """);

    assertThat(build("test").lines()).anyMatch(line -> line.contains("[SelfEquals]"));
  }

  private Path classFile() {
    return module.resolve("target/classes/com/example/Greeting.class");
  }

  private void returning(String expression) throws IOException {
    write(
        "main",
        "Greeting",
        """
        package com.example;

        public record Greeting(String greeting) {
          public String rest() {
            return %s;
          }
        }
        """
            .formatted(expression));
  }

  private void write(String kind, String name, String text) throws IOException {
    Path folder = Files.createDirectories(module.resolve("src/" + kind + "/java/com/example"));
    Files.writeString(folder.resolve(name + ".java"), text);
  }

  private Finished build(String... goals) throws InterruptedException {
    return new SmallModule(module).build(goals);
  }

  /** Whether Error Prone has looked at the sources, which is the last compilation of main code. */
  private static boolean looked(Finished finished) {
    List<String> lines = finished.lines();
    assertThat(finished.succeeded()).as(() -> String.join("\n", lines)).isTrue();
    int gates =
        lines.indexOf(
            lines.stream().filter(l -> l.contains("compile (gates)")).findFirst().orElseThrow());
    return lines.get(gates + 1).contains("Recompiling");
  }
}
