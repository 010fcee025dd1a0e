package dev.polystack.pacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  void results_countAsLongAsNothingChanges_inTheModuleItsNeighboursAndItsSnapshots()
      throws IOException {
    Path module = folder.resolve("api");
    Path own = write(module.resolve("target/classes/Api.class"), "own");
    Path neighbour = write(folder.resolve("products/target/classes/mapping.json"), "neighbour");
    Path packed = jar(folder.resolve("products/target/products-1.jar"), "old", "whenever");
    Path snapshot = jar(folder.resolve("m2/contracts-1-SNAPSHOT.jar"), "contract", "1");
    Path release = jar(folder.resolve("m2/library-1.jar"), "library", "1");
    Path test = write(module.resolve("target/test-classes/ApiTest.class"), "test");
    Path tests = jar(folder.resolve("m2/contracts-1-SNAPSHOT-tests.jar"), "tests", "1");
    VerifiedCode code =
        VerifiedCode.of(
            module,
            Stream.of(test, tests, own.getParent(), packed, snapshot, release)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
    code.write(module);
    Results verified = new Results("catalog", "1", code.digest(module), List.of());
    verified.write(module.resolve("target/pact-results/catalog.json"));
    BuiltModule built = new BuiltModule(module);

    write(test, "another test");
    jar(tests, "other tests", "1");
    jar(release, "a release does not change", "1");
    jar(snapshot, "contract", "packed anew");
    assertThat(built.results()).containsExactly(verified);

    write(neighbour, "changed");
    assertThat(built.results()).as("a module beside it").isEmpty();
    write(neighbour, "neighbour");
    jar(snapshot, "changed", "1");
    assertThat(built.results()).as("a snapshot").isEmpty();
    jar(snapshot, "contract", "1");
    assertThat(built.results()).containsExactly(verified);
    Files.move(own, own.resolveSibling("Other.class"));
    assertThat(built.results()).as("its own class").isEmpty();
  }

  @Test
  void aCodesDigest_ofAModuleWithoutClasses_isTheOneOfAnEmptyFolder() throws IOException {
    Path missing = folder.resolve("missing");
    String before = CodeDigest.of(List.of(missing));

    Files.createDirectory(missing);

    assertThat(CodeDigest.of(List.of(missing))).isEqualTo(before);
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private static Path jar(Path file, String text, String manifest) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write(manifest.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("A.class"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
