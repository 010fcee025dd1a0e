package dev.polystack.pacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back, and what is something else is refused. */
class RecordsTest {

  @TempDir private Path folder;

  @Test
  void results() {
    Results results =
        new Results(
            "catalog", "1", "code", List.of(new Verification("store", "d", "x", false, "why")));

    results.write(folder.resolve("new/results.json"));

    assertThat(Results.read(folder.resolve("new/results.json"))).isEqualTo(results);
  }

  @Test
  void results_ofSomethingElse_areRefusedWithTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("results.json"), "{\"provider\":\"catalog\"}");

    assertThatThrownBy(() -> Results.read(file))
        .isInstanceOf(PactException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aDeployment() {
    Deployed deployed =
        new Deployed("1.2.0", List.of("dev.polystack.shop:store-catalog"), List.of("a:b"));

    assertThat(Deployed.parse("/shop/test/store/deployed", deployed.toJson())).isEqualTo(deployed);
  }

  @Test
  void aDeployment_ofSomethingElse_isRefusedWithItsParameter() {
    assertThatThrownBy(() -> Deployed.parse("/shop/test/store/deployed", "1.2.0"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("/shop/test/store/deployed");
  }

  @Test
  void aCodesDigest_changesWithAClass_andWithItsName() throws IOException {
    Files.writeString(folder.resolve("A.class"), "a");
    String before = CodeDigest.of(folder);
    Files.writeString(folder.resolve("notes.txt"), "nothing that runs");
    String withNotes = CodeDigest.of(folder);
    Files.writeString(folder.resolve("A.class"), "b");
    String changed = CodeDigest.of(folder);
    Files.move(folder.resolve("A.class"), folder.resolve("B.class"));

    assertThat(withNotes).isEqualTo(before);
    assertThat(changed).isNotEqualTo(before);
    assertThat(CodeDigest.of(folder)).isNotEqualTo(changed);
  }
}
