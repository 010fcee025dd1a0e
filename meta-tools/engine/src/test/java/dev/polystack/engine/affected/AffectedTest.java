package dev.polystack.engine.affected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AffectedTest {

  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        %s
        <groupId>org.shop</groupId>
        <artifactId>%s</artifactId>
        <version>1</version>
        %s
      </project>
      """;

  @TempDir private Path root;

  /**
   * Two repositories: {@code contracts}, and {@code store} with two stacks, a library of the second
   * one, an app that knows both stacks, and acceptance tests.
   */
  @BeforeEach
  void workspace() throws IOException {
    write(
        "repos.yaml",
        """
        repositories:
          contracts: {type: git, url: ../contracts.git, version: main, kind: contracts}
          store: {type: git, url: ../store.git, version: main}
          absent: {type: git, url: ../absent.git, version: main}
        """);
    pom("contracts", "contracts", "");
    write(
        "store/pom.xml",
        POM.formatted(
            "",
            "store-parent",
            "<packaging>pom</packaging><modules><module>stacks/auth</module>"
                + "<module>stacks/orders</module><module>library</module><module>app</module>"
                + "<module>acceptance</module></modules>"));
    pom("store/stacks/auth", "auth", "");
    pom("store/stacks/orders", "orders", needs("contracts", "library"));
    pom("store/library", "library", "");
    pom("store/app", "app", needs("auth", "orders", "names"));
    pom("store/acceptance", "acceptance", needs("orders"));
    write("store/cdk.json", "{\"app\": \"java -cp app/target/classes dev.shop.App\"}");
  }

  @Test
  void ofAStacksFile_isThatStackAlone() {
    assertThat(stacks("store/stacks/auth/src/main/java/Auth.java")).containsExactly("store/auth");
    assertThat(stacks("store/stacks/orders/README.md")).containsExactly("store/orders");
  }

  @Test
  void ofAModuleThatAStackIsBuiltWith_isThatStack_acrossRepositories() {
    assertThat(stacks("store/library/src/main/java/Library.java")).containsExactly("store/orders");
    assertThat(stacks("contracts/src/main/resources/event.json")).containsExactly("store/orders");
    var affected = affected("contracts/src/main/resources/event.json");
    assertThat(affected.modules())
        .extracting(Module::selector)
        .containsExactly(".", "stacks/orders", "app", "acceptance");
    assertThat(affected.repositories())
        .containsExactly(root.resolve("contracts"), root.resolve("store"));
  }

  @Test
  void ofTheAppOrHowItStarts_isEveryStackOfTheRepository() {
    assertThat(stacks("store/app/src/main/java/App.java")).hasSize(2);
    assertThat(stacks("store/cdk.json")).hasSize(2);
  }

  @Test
  void ofTestsOfTheWhole_isNoStack() {
    assertThat(stacks("store/acceptance/src/test/java/OrdersIT.java")).isEmpty();
    assertThat(affected("store/acceptance/src/test/java/OrdersIT.java").modules()).hasSize(1);
  }

  @Test
  void ofAFileThatNoBuildReads_isTheRepositoryAlone() {
    var affected = affected("store/README.md");
    assertThat(affected.modules()).isEmpty();
    assertThat(affected.repositories()).containsExactly(root.resolve("store"));
    assertThat(stacks("store/README.md")).isEmpty();
  }

  @Test
  void ofAnAppThatNoModuleIs_isAffectedByAnyFileBesideTheStacks() throws IOException {
    write("store/cdk.json", "{\"app\": \"npx ts-node bin/app.ts\"}");

    assertThat(stacks("store/bin/app.ts")).hasSize(2);
    assertThat(stacks("store/stacks/auth/index.ts")).containsExactly("store/auth");
  }

  @Test
  void since_inOneRepositoryThatHoldsAll_findsWhatChanged() throws Exception {
    Git git = Git.in(root);
    git.need("init", "--quiet");
    commit(git);
    write("store/library/src/main/java/Library.java", "class Library {}");

    var affected = Affected.since(new Checkout(root, root), "HEAD");

    assertThat(affected.files())
        .containsExactly(root.resolve("store/library/src/main/java/Library.java"));
    assertThat(affected.among(stacksOf())).containsExactly("store/orders");
  }

  @Test
  void since_inRepositoriesOfTheirOwn_comparesEach() throws Exception {
    for (String repository : List.of("contracts", "store")) {
      Git git = Git.in(root.resolve(repository));
      git.need("init", "--quiet", "--initial-branch=main");
      commit(git);
      git.need("tag", "v1");
    }
    write("contracts/src/event.json", "{}");
    commit(Git.in(root.resolve("contracts")));

    assertThat(Affected.since(new Checkout(root, root), "v1").among(stacksOf()))
        .containsExactly("store/orders");

    Git.in(root.resolve("contracts")).need("tag", "v2");
    assertThatThrownBy(() -> Affected.since(new Checkout(root, root), "v2"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("store: there is no revision 'v2'");
  }

  @Test
  void since_forSomeRepositories_looksAtThoseAndAtWhatTheyAreBuiltWith() throws Exception {
    Git git = Git.in(root.resolve("contracts"));
    git.need("init", "--quiet", "--initial-branch=main");
    Checkout checkout = new Checkout(root, root);

    assertThat(
            Affected.since(checkout, "origin/HEAD", List.of(root.resolve("contracts")))
                .repositories())
        .as("store is no git checkout, which does not matter")
        .containsExactly(root.resolve("contracts"));
    assertThatThrownBy(
            () -> Affected.since(checkout, "origin/HEAD", List.of(root.resolve("store"))))
        .hasMessageStartingWith(root.resolve("store") + " is no git checkout");
  }

  @Test
  void since_aLockFile_comparesEachRepositoryWithItsOwnCommit() throws Exception {
    var lock = new StringBuilder("repositories:\n");
    for (String repository : List.of("contracts", "store")) {
      Git git = Git.in(root.resolve(repository));
      git.need("init", "--quiet", "--initial-branch=main");
      commit(git);
      lock.append(
          "  %s: {type: git, url: /srv/x.git, version: '%s'}\n"
              .formatted(repository, git.need("rev-parse", "HEAD")));
    }
    Path file = Files.writeString(root.resolve("lock.yaml"), lock);
    write("store/stacks/auth/src/Auth.java", "class Auth {}");
    commit(Git.in(root.resolve("store")));

    assertThat(Affected.since(new Checkout(root, root), file.toString()).among(stacksOf()))
        .containsExactly("store/auth");
  }

  private Affected affected(String... files) {
    return new Affected(
        List.of(root.resolve("contracts"), root.resolve("store")),
        Set.copyOf(List.of(files).stream().map(root::resolve).toList()));
  }

  private Set<String> stacks(String... files) {
    return affected(files).among(stacksOf());
  }

  private Map<String, Path> stacksOf() {
    return new TreeMap<>(
        Map.of(
            "store/auth", root.resolve("store/stacks/auth"),
            "store/orders", root.resolve("store/stacks/orders")));
  }

  private static void commit(Git git) throws InterruptedException {
    git.need("add", "--all");
    git.need(
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.com",
        "commit",
        "--quiet",
        "--message",
        "Change");
  }

  private static String needs(String... artifacts) {
    var needs = new StringBuilder("<dependencies>");
    for (String artifact : artifacts) {
      needs.append(
          "<dependency><groupId>org.shop</groupId><artifactId>%s</artifactId></dependency>"
              .formatted(artifact));
    }
    return needs.append("</dependencies>").toString();
  }

  private void pom(String folder, String artifact, String content) throws IOException {
    String parent =
        folder.contains("/")
            ? "<parent><groupId>org.shop</groupId><artifactId>store-parent</artifactId></parent>"
            : "";
    write(folder + "/pom.xml", POM.formatted(parent, artifact, content));
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, content);
  }
}
