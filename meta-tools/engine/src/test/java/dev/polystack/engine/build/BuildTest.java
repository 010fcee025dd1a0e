package dev.polystack.engine.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.schedule.Task.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three repositories, of which catalog needs contracts, and store both. In Maven's stead a program
 * builds them: what uses a contract only builds beside that very one.
 */
class BuildTest {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "${PWD##*/}" >>../builds
      if [ -f uses ] && ! cmp -s uses ../contracts/offers; then
        echo "[ERROR] cannot find symbol: $(cat uses)"
        exit 1
      fi
      if [ -f ../unknown ] && [ "${*#* -o }" != "$*" ]; then
        echo "[ERROR] Cannot access central (https://repo.example) in offline mode and the artifact"
        exit 1
      fi
      mkdir -p target/maven-archiver
      echo "$*" >target/arguments
      """;

  @TempDir private Path root;
  private Path contracts;
  private Path catalog;
  private Path store;
  private Path program;

  @BeforeEach
  void build() throws IOException, InterruptedException {
    program =
        Files.createFile(
            root.resolve("maven"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(program, MAVEN);
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        repositories:
          contracts: {type: git, url: ../contracts.git, version: main}
          catalog: {type: git, url: ../catalog.git, version: main}
          store: {type: git, url: ../store.git, version: main}
        """);
    contracts = repository("contracts");
    catalog = repository("catalog", "contracts");
    store = repository("store", "catalog");
    write(contracts.resolve("offers"), "price");
    write(catalog.resolve("uses"), "price");
    for (Path each : new Path[] {contracts, catalog, store}) {
      assertThat(look().run(each)).isEqualTo(Result.DONE);
    }
    assertThat(stale()).isEqualTo("0 0 0");
  }

  @Test
  void run_ofWhatFailedBesideItsNewDependency_failsAgainUntilItBuilds() throws Exception {
    write(contracts.resolve("offers"), "amount");
    Build first = look();
    first.run(contracts);
    assertThatThrownBy(() -> first.run(catalog)).hasMessageContaining("cannot find symbol: price");

    assertThat(stale()).isEqualTo("0 1 1");
    Build second = look();
    assertThat(second.run(contracts)).isEqualTo(Result.UNCHANGED);
    assertThatThrownBy(() -> second.run(catalog)).isInstanceOf(UserError.class);

    write(catalog.resolve("uses"), "amount");
    look().run(catalog);
    assertThat(stale()).isEqualTo("0 0 1");
    look().run(store);
    assertThat(stale()).isEqualTo("0 0 0");
  }

  @Test
  void stale_ofWhatDependsOnARepositoryThatWasBuiltAlone_staysUntilItIsBuilt() throws Exception {
    write(contracts.resolve("README.md"), "new");
    look().run(contracts);

    assertThat(stale()).isEqualTo("0 1 1");
  }

  @Test
  void run_ofSourcesAsBeforeABuildThatFailed_buildsThemAgain() throws Exception {
    write(catalog.resolve("uses"), "amount");
    assertThatThrownBy(() -> look().run(catalog)).isInstanceOf(UserError.class);
    write(catalog.resolve("uses"), "price");

    assertThat(look().run(catalog)).as("it may have been built by half").isEqualTo(Result.DONE);
  }

  @Test
  void run_ofAStackWhoseLastChangeDidNotCompile_compilesItWithoutMaven() throws Exception {
    Path code = stack();
    String builds = Files.readString(root.resolve("builds"));

    write(code, "class Code { int broken = ; }");
    assertThatThrownBy(() -> look().run(catalog)).hasMessageContaining("illegal start");
    write(code, "class Code { int whole = 1; }");

    assertThat(look().run(catalog)).isEqualTo(Result.DONE);
    assertThat(catalog.resolve("target/classes/Code.class")).exists();
    assertThat(root.resolve("builds")).hasContent(builds);
  }

  @Test
  void run_compilesTestsOnlyWhereAnotherModuleBuildsWithThem() throws Exception {
    Path pom = store.resolve("pom.xml");
    write(
        pom,
        Files.readString(pom)
            .replace("</version></dependency>", "</version><type>test-jar</type></dependency>"));
    write(catalog.resolve("README.md"), "new");
    look().run(catalog);
    write(contracts.resolve("README.md"), "new");
    look().run(contracts);

    assertThat(catalog.resolve("target/arguments")).content().doesNotContain("maven.test.skip");
    assertThat(contracts.resolve("target/arguments")).content().contains("-Dmaven.test.skip=true");
  }

  @Test
  void run_ofAStackThatChangedWithWhatItNeeds_isByMaven() throws Exception {
    Path code = stack();
    write(contracts.resolve("README.md"), "new");
    look().run(contracts);
    String builds = Files.readString(root.resolve("builds"));

    write(code, "class Code { int more = 1; }");
    assertThat(look().run(catalog)).isEqualTo(Result.DONE);
    assertThat(root.resolve("builds")).content().isEqualTo(builds + "catalog\n");
  }

  @Test
  void run_ofAModuleThatNeedsWhatWasNeverDownloaded_looksForItAtItsRemote() throws Exception {
    Path part = repository("catalog/part");
    Path pom = catalog.resolve("pom.xml");
    write(
        pom,
        Files.readString(pom)
            .replace(
                "</project>",
                "<packaging>pom</packaging><modules><module>part</module></modules></project>"));
    look().run(catalog);
    Files.createDirectories(part.resolve("target/maven-archiver"));
    write(root.resolve("unknown"), "");

    write(part.resolve("README.md"), "new");
    look().run(catalog);

    assertThat(catalog.resolve("target/arguments"))
        .content()
        .contains("-pl part")
        .doesNotContain("-o");
  }

  /** Makes catalog look as if Maven had built a stack and its app there; answers its source. */
  private Path stack() throws Exception {
    Path code = write(catalog.resolve("src/main/java/Code.java"), "class Code {}");
    write(catalog.resolve("target/compile-classpath"), "");
    write(
        catalog.resolve(
            "target/maven-status/maven-compiler-plugin/compile/default-compile/inputFiles.lst"),
        code.toRealPath().toString());
    write(catalog.resolve("target/classpath"), "");
    write(store.resolve("target/classpath"), "");
    Files.createDirectories(catalog.resolve("target/classes"));
    look().run(catalog);
    look().run(store);
    write(catalog.resolve("target/catalog-1.jar"), "");
    return code;
  }

  private Path repository(String name, String... needs) throws IOException {
    StringBuilder dependencies = new StringBuilder();
    for (String needed : needs) {
      dependencies.append(
          "<dependency><groupId>org.example</groupId><artifactId>%s</artifactId><version>1</version></dependency>"
              .formatted(needed));
    }
    Path pom = root.resolve(name).resolve("pom.xml");
    write(
        pom,
        """
        <project>
          <parent>
            <groupId>dev.polystack</groupId>
            <artifactId>polystack-parent</artifactId>
            <version>1</version>
          </parent>
          <groupId>org.example</groupId>
          <artifactId>%s</artifactId>
          <version>1</version>
          <dependencies>%s</dependencies>
        </project>
        """
            .formatted(name, dependencies));
    return pom.getParent();
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** As another run of meta sees it. */
  private Build look() {
    Checkout checkout = new Checkout(root, root.resolve("meta-tools"));
    return Build.of(checkout, new Maven(checkout, program.toString()));
  }

  private String stale() {
    Build build = look();
    return "%d %d %d".formatted(build.stale(contracts), build.stale(catalog), build.stale(store));
  }
}
