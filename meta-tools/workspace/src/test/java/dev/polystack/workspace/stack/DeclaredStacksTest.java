package dev.polystack.workspace.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredStacksTest {

  @TempDir private Path root;

  @Test
  void read_joinsStacksOfSeveralRepositories_inTheGraphOfSynthesizedOnes() throws Exception {
    file("orders/stacks/table", "shares: [name]\n");
    file("orders/stacks/api", "consumes: [table/name, contracts/bus/name]\n");
    file("platform/bus", "service: contracts\npublishes: [name]\nmock: true\n");
    var synthesized =
        SynthesizedService.in(root, "store").stack("web", "</shop/local/contracts/bus/name").read();

    var graph =
        StackGraph.of(
            List.of(read("orders").get(0), read("platform").get(0), synthesized), Set.of());

    assertThat(graph.graph().dependenciesOf(new StackId("orders", "api")))
        .containsExactly(new StackId("contracts", "bus"), new StackId("orders", "table"));
    assertThat(graph.graph().dependentsOf(new StackId("contracts", "bus")))
        .containsExactly(new StackId("orders", "api"), new StackId("store", "web"));
    assertThat(graph.stack(new StackId("orders", "api")).folder()).isEqualTo("stacks/api");
    assertThat(graph.stack(new StackId("contracts", "bus")).mock()).isTrue();
  }

  @Test
  void read_takesNamesFromTheFile_orElseFromTheFolders() throws Exception {
    file("orders/api", "description: Takes orders.\n");
    file("orders/infra/db", "name: database\nservice: storage\ndescription: Keeps them.\n");

    assertThat(read("orders"))
        .flatExtracting(a -> a.stacks().stream().map(s -> a.id(s).toString()).toList())
        .containsExactly("orders/api", "storage/database");
  }

  @Test
  void read_inARepositoryWithout_findsNothing() throws Exception {
    Files.createDirectories(root.resolve("docs/src"));

    assertThat(read("docs")).isEmpty();
  }

  @Test
  void read_leavesOutWhatToolsMade_andWhatLiesWithinAStack() throws Exception {
    file("orders/node_modules/x", "mock: false\n");
    file("orders/.git/x", "mock: false\n");
    file("orders/api", "mock: false\n");
    file("orders/api/examples", "mock: false\n");

    assertThat(read("orders"))
        .flatExtracting(Assembly::stacks)
        .singleElement()
        .extracting(StackRecord::mock)
        .isEqualTo(false);
  }

  @Test
  void read_ofAnyMistakes_namesAllOfThemWhereTheyStand() throws Exception {
    file("orders/a", "publish: [x]\nmock: perhaps\nconsumes: bus\n");
    file("orders/b", "name: a b\npublishes: [x, x, 'y z']\nconsumes: [alone, a/b/c/d]\n");
    file("orders/c", "");

    assertThatThrownBy(() -> read("orders"))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContainingAll(
            "a/stack.yaml:1:1: unknown key 'publish' in the file",
            "a/stack.yaml:2:7: mock must be true or false, not text",
            "a/stack.yaml:3:11: consumes must be a list, not text",
            "b/stack.yaml:1:7: 'a b' is no name",
            "b/stack.yaml:2:16: 'x' stands in publishes twice",
            "b/stack.yaml:2:19: 'y z' cannot stand in publishes",
            "b/stack.yaml:3:12: 'alone' cannot stand in consumes: write service/stack/name",
            "b/stack.yaml:3:19: 'a/b/c/d' cannot stand in consumes",
            "c/stack.yaml:1:1: the file is empty");
  }

  @Test
  void read_withAMemory_isTheSame_andSeesEveryChange() throws Exception {
    Path memory = root.resolve("made/stacks");
    file("orders/api", "description: 'Takes: orders.'\nmock: true\nconsumes: [b/n, x/y/z]\n");
    file("orders/b", "publishes: [m, n]\nshares: [o]\n");
    Path api = root.resolve("orders/api/stack.yaml");
    for (Path each : List.of(api, root.resolve("orders/b/stack.yaml"))) {
      Files.setLastModifiedTime(each, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    assertThat(remembering(memory)).isEqualTo(read("orders")); // the first time, from the files
    assertThat(memory).content().contains("Takes: orders.");
    assertThat(remembering(memory)).isEqualTo(read("orders")); // the second, from the memory
    String remembered = Files.readString(memory);
    Files.writeString(memory, remembered.replace("Takes", "Remembers"));
    assertThat(remembering(memory).toString()).contains("Remembers: orders.");
    Files.writeString(memory, remembered);
    file("orders/api", "consumes: [b/m]\n");
    assertThat(remembering(memory)).isEqualTo(read("orders"));
    Files.delete(api);
    assertThat(remembering(memory)).isEqualTo(read("orders"));
    Files.writeString(memory, "polystack stacks 1\nnonsense\n");
    assertThat(remembering(memory)).isEqualTo(read("orders"));
  }

  private List<Assembly> remembering(Path memory) {
    return DeclaredStacks.read(root.resolve("orders"), "shop", "local", memory);
  }

  private List<Assembly> read(String repository) {
    return DeclaredStacks.read(root.resolve(repository), "shop", "local");
  }

  private void file(String folder, String content) throws IOException {
    Files.createDirectories(root.resolve(folder));
    Files.writeString(root.resolve(folder).resolve("stack.yaml"), content);
  }
}
