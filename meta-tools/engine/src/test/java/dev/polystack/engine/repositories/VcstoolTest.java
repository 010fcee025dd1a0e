package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meta export} writes, taken by {@code vcs import}. */
class VcstoolTest {

  @TempDir private Path folder;
  private Origins origins;
  private List<Repository> repositories;

  @BeforeEach
  void workspace() throws Exception {
    assumeThat(isInstalled())
        .as("vcstool is not installed (`pip install vcstool`), so nothing is imported by it")
        .isTrue();
    origins = new Origins(folder).create("project", "a", "b");
    origins.push(
        "project",
        "repos.yaml",
        """
        project: shop
        repositories:
          a: {type: git, url: ../a.git, version: main, kind: contracts, groups: [first]}
          b: {type: git, url: ../b.git, version: v1, description: 'All: of "it"'}
        """);
    Git.in(origins.author("b")).need("tag", "v1");
    Git.in(origins.author("b")).need("push", "--quiet", "origin", "v1");
    origins.push("b", "b.txt", "later");
    new ManifestClone(origins.origin("project").toString(), origins.root()).run();
    repositories = origins.checkout().manifest().repositories();
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Widths.USUAL)
        .run(repositories, (repository, result, took) -> {});
  }

  @Test
  void manifestWithRelativeUrls_exported_isImportedElsewhere() throws Exception {
    Path elsewhere = imported(new WorkspaceExport(origins.checkout()).manifest(repositories));

    assertThat(Git.in(elsewhere.resolve("a")).need("symbolic-ref", "--short", "HEAD"))
        .isEqualTo("main");
    assertThat(Git.in(elsewhere.resolve("b")).need("describe", "--tags")).isEqualTo("v1");
  }

  @Test
  void commits_exported_areThoseThatAreImported() throws Exception {
    Manifest lock = new WorkspaceExport(origins.checkout()).exact(repositories);
    origins.push("a", "a.txt", "later");

    Path elsewhere = imported(lock);

    for (String name : List.of("a", "b")) {
      assertThat(Git.in(elsewhere.resolve(name)).need("rev-parse", "HEAD"))
          .isEqualTo(origins.at(name).need("rev-parse", "HEAD"));
    }
  }

  private Path imported(Manifest exported) throws Exception {
    Path file = Files.writeString(folder.resolve("exported.yaml"), exported.toYaml());
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Process vcs =
        new ProcessBuilder("vcs", "import", elsewhere.toString())
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(vcs.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(vcs.waitFor()).as(output).isZero();
    return elsewhere;
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "vcs")));
  }
}
