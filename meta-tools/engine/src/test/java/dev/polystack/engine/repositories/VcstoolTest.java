package dev.polystack.engine.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polystack.workspace.git.Git;
import dev.polystack.workspace.manifest.Manifest;
import dev.polystack.workspace.manifest.Repository;
import java.io.File;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meta export} writes, taken by {@code vcs import}. */
class VcstoolTest {

  private static final Path VCSTOOL = Path.of("target", "vcstool").toAbsolutePath();

  @TempDir private Path folder;
  private Origins origins;
  private List<Repository> repositories;

  @BeforeEach
  void workspace() throws Exception {
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
    Origins.cloneManifest(origins.origin("project").toString(), origins.root());
    repositories = origins.checkout().manifest().repositories();
    new WorkspaceClone(origins.checkout(), CloneOptions.complete(), Connections.USUAL)
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
    List<String> command = new ArrayList<>(vcsImport());
    command.add(elsewhere.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(file.toFile());
    builder.environment().put("PYTHONPATH", VCSTOOL.toString());
    Process vcs = builder.redirectErrorStream(true).start();
    String output = new String(vcs.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(vcs.waitFor()).as(output).isZero();
    return elsewhere;
  }

  /** Within {@code meta test}, where there is a Python, always; by hand, if it is installed. */
  private static List<String> vcsImport() throws Exception {
    String workspace = System.getenv("POLYSTACK_WORKSPACE");
    if (workspace == null) {
      assumeThat(isOnThePath())
          .as("vcstool is not installed (`pip install vcstool`), so nothing is imported by it")
          .isTrue();
      return List.of("vcs", "import");
    }
    String python = Path.of(workspace, ".polystack/env/python/bin/python").toString();
    if (!Files.exists(VCSTOOL.resolve("vcstool/commands/import_.py"))) {
      install(python);
    }
    return List.of(python, "-c", "from vcstool.commands.import_ import main; exit(main())");
  }

  /** A single package: what it needs (PyYAML), the emulator needs too. */
  private static void install(String python) throws Exception {
    URL lock = Objects.requireNonNull(VcstoolTest.class.getResource("vcstool.lock"));
    Process pip =
        new ProcessBuilder(
                List.of(
                    python,
                    "-m",
                    "pip",
                    "install",
                    "--disable-pip-version-check",
                    "--no-input",
                    "--quiet",
                    "--no-deps",
                    "--require-hashes",
                    "--target=" + VCSTOOL,
                    "--requirement=" + Path.of(lock.toURI())))
            .redirectErrorStream(true)
            .start();
    String output = new String(pip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(pip.waitFor()).as(output).isZero();
  }

  private static boolean isOnThePath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "vcs")));
  }
}
