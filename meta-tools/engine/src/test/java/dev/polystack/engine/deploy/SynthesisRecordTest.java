package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisRecordTest {

  /** As HotSpot writes it; Handler is loaded for its name, but none of its code runs. */
  private static final String LOG =
      """
      [0.087s][info][class,init] 0 Initializing 'java/lang/Object'(no method) (0x00007f1adf000d68)
      [0.312s][info][class,init] 812 Initializing 'shop/App' (0x00007f1adf000d68)
      [0.313s][info][class,init] 813 Initializing 'shop/ApiStack'(no method) (0x00007f1adf000d68)
      """;

  @TempDir Path repository;
  private SynthesisRecord record;

  @BeforeEach
  void synthesized() throws IOException {
    compiled("app", "shop/App", "app");
    compiled("stacks/api", "shop/ApiStack", "stack");
    compiled("stacks/api", "shop/Handler", "handler");
    Path log = repository.resolve("log");
    Files.writeString(log, LOG);
    record = SynthesisRecord.of(repository, "all", "but code", log);
  }

  @Test
  void classes_areThoseOfTheRepository() {
    assertThat(record.classes()).containsExactly("shop/ApiStack", "shop/App");
  }

  @Test
  void anotherHandler_isCodeOnly() throws IOException {
    compiled("stacks/api", "shop/Handler", "changed");

    assertThat(record.differsInCodeOnly(repository, "but code")).isTrue();
  }

  @Test
  void anotherStack_isNot() throws IOException {
    compiled("stacks/api", "shop/ApiStack", "changed");

    assertThat(record.differsInCodeOnly(repository, "but code")).isFalse();
  }

  @Test
  void otherResourcesOrLibraries_areNot() {
    assertThat(record.differsInCodeOnly(repository, "changed")).isFalse();
  }

  @Test
  void jvmThatDoesNotListItsClasses_isNeverTrusted() throws IOException {
    SynthesisRecord without =
        SynthesisRecord.of(repository, "all", "but code", repository.resolve("no log"));

    assertThat(without.differsInCodeOnly(repository, "but code")).isFalse();
  }

  @Test
  void written_isReadAgain_andDamagedIsNot() throws IOException {
    Path file = repository.resolve("record.json");
    record.write(file);
    assertThat(SynthesisRecord.read(file)).contains(record);

    Files.writeString(file, "{");
    assertThat(SynthesisRecord.read(file)).isEmpty();
  }

  private void compiled(String module, String name, String content) throws IOException {
    Path file = repository.resolve(module).resolve("target/classes").resolve(name + ".class");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
