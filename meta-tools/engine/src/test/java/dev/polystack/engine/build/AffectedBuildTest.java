package dev.polystack.engine.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.affected.Affected;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workspace that is built and committed: contracts, and a service with a library, two stacks and
 * an app. What a change concerns is what a build would build again.
 */
class AffectedBuildTest {

  private static final List<String> REPOSITORIES = List.of("contracts", "store");

  @TempDir private Path root;
  private Path maven;

  @Test
  void modules_ofAChangedFile_areThoseThatABuildWouldBuildAgain() throws Exception {
    makeAndBuild();

    agree("contracts/src/main/java/Price.java", "contracts", "auth", "orders", "app");
    agree("contracts/src/test/java/PriceTest.java", "contracts", "auth", "orders", "app");
    agree("contracts/src/main/resources/order.json", "contracts", "auth", "orders", "app");
    agree("contracts/README.md", "contracts", "auth", "orders", "app");
    agree("contracts/pom.xml", "contracts", "auth", "orders", "app");
    agree("store/pom.xml", "store", "library", "auth", "orders", "app");
    agree("store/library/src/main/java/Library.java", "library", "orders", "app");
    agree("store/stacks/auth/src/main/java/Auth.java", "auth", "app");
    agree("store/stacks/auth/notes.txt", "auth", "app");
    agree("store/app/src/test/resources/golden.json", "app");
    agree("store/README.md");
    agree("store/cdk.json");
    agree("store/.mvn/jvm.config");
    agree("store/app/target/classes/App.class");
  }

  /** Changes a file, compares both with what is expected, and takes the change back. */
  private void agree(String file, String... modules) throws Exception {
    Path path = root.resolve(file);
    String before = Files.exists(path) ? Files.readString(path) : "";
    write(file, before + "\n");

    Affected affected = Affected.since(checkout(), "HEAD");
    Build build = look();

    assertThat(names(affected.modules())).as(file).containsExactlyInAnyOrder(modules);
    assertThat(
            REPOSITORIES.stream()
                .flatMap(each -> names(build.staleModules(root.resolve(each))).stream()))
        .as("a build after a change of " + file)
        .containsExactlyInAnyOrder(modules);
    assertThat(affected.repositories())
        .as("the repositories after a change of " + file)
        .containsAll(
            REPOSITORIES.stream()
                .map(root::resolve)
                .filter(each -> build.stale(each) > 0)
                .collect(Collectors.toSet()));
    if (before.isEmpty()) {
      Files.delete(path);
    } else {
      Files.writeString(path, before);
    }
  }

  private static List<String> names(Collection<Module> modules) {
    return modules.stream().map(module -> String.valueOf(module.folder().getFileName())).toList();
  }

  private void makeAndBuild() throws Exception {
    write(
        "repos.yaml",
        """
        repositories:
          contracts: {type: git, url: ../contracts.git, version: main}
          store: {type: git, url: ../store.git, version: main}
        """);
    write(".gitignore", "target/\n.polystack/\n");
    pom("contracts", "", "contracts", "");
    pom("store", "", "store", "<packaging>pom</packaging>");
    pom("store/library", "store", "library", "");
    pom("store/stacks/auth", "store", "auth", needs("contracts"));
    pom("store/stacks/orders", "store", "orders", needs("contracts", "library"));
    pom("store/app", "store", "app", needs("auth", "orders"));
    maven =
        Files.createFile(
            root.resolve("maven"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        maven, "#!/bin/sh\nfind . -name pom.xml -execdir mkdir -p target/maven-archiver ';'\n");
    Git git = Git.in(root);
    git.need("init", "--quiet");
    git.need("add", "--all");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    for (String repository : REPOSITORIES) {
      look().run(root.resolve(repository));
    }
    agree("repos.yaml");
  }

  private static String needs(String... artifacts) {
    return Stream.of(artifacts)
        .map(
            "<dependency><groupId>org.example</groupId><artifactId>%s</artifactId><version>1</version></dependency>"
                ::formatted)
        .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
  }

  private void pom(String folder, String parent, String artifact, String content)
      throws IOException {
    write(
        folder + "/pom.xml",
        "<project>%s<groupId>org.example</groupId><artifactId>%s</artifactId><version>1</version>%s%s</project>"
            .formatted(
                parent.isEmpty()
                    ? ""
                    : "<parent><groupId>org.example</groupId><artifactId>%s</artifactId><version>1</version></parent>"
                        .formatted(parent),
                artifact,
                artifact.equals("store")
                    ? "<modules><module>library</module><module>stacks/auth</module><module>stacks/orders</module><module>app</module></modules>"
                    : "",
                content));
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  private Checkout checkout() {
    return new Checkout(root, root.resolve("meta-tools"));
  }

  /** As another run of meta sees it. */
  private Build look() {
    return Build.of(checkout(), new Maven(checkout(), maven.toString()));
  }
}
