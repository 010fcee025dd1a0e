package dev.polystack.engine.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.DeclaredStacks;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorTest {

  @TempDir private Path root;

  @BeforeEach
  void makeAWorkspaceOfTwoServices() throws IOException {
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        repositories:
          orders: {type: git, url: https://example.org/orders, version: main, groups: [shop]}
          billing: {type: git, url: https://example.org/billing, version: main, groups: [back]}
          absent: {type: git, url: https://example.org/absent, version: main, groups: [gone]}
        """);
    stack("orders/api");
    stack("orders/table");
    stack("billing/api");
  }

  @Test
  void stacks_ofEverything_areAll() throws Exception {
    assertThat(stacks(Selection.everything()))
        .containsExactlyInAnyOrder("orders/api", "orders/table", "billing/api");
  }

  @Test
  void stacks_byServiceStackGlobGroupAndExclude() throws Exception {
    assertThat(stacks(Selection.of(List.of("orders"))))
        .containsExactlyInAnyOrder("orders/api", "orders/table");
    assertThat(stacks(Selection.of(List.of("orders/table", "billing"))))
        .containsExactlyInAnyOrder("orders/table", "billing/api");
    assertThat(stacks(Selection.of(List.of("*/api"))))
        .containsExactlyInAnyOrder("orders/api", "billing/api");
    assertThat(stacks(selection(List.of(), List.of("back"), List.of())))
        .containsExactly("billing/api");
    assertThat(stacks(selection(List.of(), List.of(), List.of("*/api"))))
        .containsExactly("orders/table");
    assertThat(stacks(selection(List.of("*/api"), List.of("shop", "back"), List.of("billing"))))
        .containsExactly("orders/api");
  }

  @Test
  void stacks_ofUnknownNames_namesAllOfThem_andWhatMayBeMeant() {
    assertThatThrownBy(
            () ->
                stacks(selection(List.of("order", "bill/*"), List.of("shob"), List.of("*/tabel"))))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "no stack is named 'order'. Did you mean orders/api or orders/table?",
                "no stack is named 'bill/*'. Did you mean billing/api?",
                "no stack is named '*/tabel'. There are: billing/api, orders/api, orders/table",
                "no group is named 'shob'. Did you mean shop?"));
  }

  @Test
  void stacks_ofRepositoriesWithTheSameLastName_areKeptApart() throws Exception {
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        repositories:
          a/api: {type: git, url: https://example.org/a, version: main, groups: [a]}
          b/api: {type: git, url: https://example.org/b, version: main, groups: [b]}
          api: {type: git, url: https://example.org/c, version: main, groups: [c]}
        """);
    declared("a/api", "first");
    declared("b/api", "second");
    write("api/cdk.json", "{}");
    synthesized("api", "third");
    synthesized("b+api", "fourth");

    assertThat(stacks(selection(List.of(), List.of("a"), List.of()), sameNames()))
        .containsExactly("first/x");
    assertThat(stacks(selection(List.of(), List.of("b"), List.of()), sameNames()))
        .containsExactly("second/x", "fourth/x");
    assertThat(stacks(selection(List.of(), List.of("c"), List.of()), sameNames()))
        .containsExactly("third/x");
  }

  @Test
  void repositories_areThoseThatAreCheckedOut() throws Exception {
    assertThat(repositories(Selection.everything())).containsExactly("orders", "billing");
    assertThat(repositories(Selection.of(List.of("bill*")))).containsExactly("billing");
    assertThat(repositories(selection(List.of(), List.of("shop"), List.of())))
        .containsExactly("orders");
    assertThatThrownBy(() -> repositories(Selection.of(List.of("ordres"))))
        .hasMessage("no repository is named 'ordres'. Did you mean orders?");
  }

  private static Selection selection(
      List<String> names, List<String> groups, List<String> excludes) {
    return new Selection(names, groups, excludes, Optional.empty());
  }

  private List<Assembly> sameNames() {
    return Stream.concat(
            declaredIn("a/api", "b/api"),
            Stream.of("b+api", "api")
                .map(name -> Assembly.read(root.resolve(".polystack/assembly/local/" + name))))
        .toList();
  }

  private Stream<Assembly> declaredIn(String... repositories) {
    return Stream.of(repositories)
        .flatMap(name -> DeclaredStacks.read(root.resolve(name), "shop", "local").stream());
  }

  private List<String> stacks(Selection selection) throws InterruptedException {
    return stacks(selection, declaredIn("billing", "orders").toList());
  }

  private List<String> stacks(Selection selection, List<Assembly> assemblies)
      throws InterruptedException {
    StackGraph graph = StackGraph.of(assemblies, Set.of());
    return new Selector(checkout())
        .stacks(graph, selection).stream().map(StackId::toString).toList();
  }

  private List<String> repositories(Selection selection) throws InterruptedException {
    return new Selector(checkout()).repositories(selection).stream().map(Repository::name).toList();
  }

  private Checkout checkout() {
    return new Checkout(root, root.resolve("meta-tools"));
  }

  private void stack(String folder) throws IOException {
    write(folder + "/stack.yaml", "mock: false\n");
  }

  private void declared(String repository, String service) throws IOException {
    write(repository + "/x/stack.yaml", "service: " + service + "\n");
  }

  private void synthesized(String name, String service) throws IOException {
    String assembly = ".polystack/assembly/local/" + name;
    write(assembly + "/manifest.json", "{\"version\": \"36.0.0\", \"artifacts\": {}}");
    write(
        assembly + "/polystack.json",
        """
        {"project": "shop", "service": "%1$s", "environment": "local", "production": false,
         "stacks": [{"name": "x", "stackName": "shop-local-%1$s-x", "template": "t.json",
           "mock": false, "folder": "x", "description": "", "functions": [], "code": [],
           "publishes": [], "consumes": []}]}
        """
            .formatted(service));
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }
}
