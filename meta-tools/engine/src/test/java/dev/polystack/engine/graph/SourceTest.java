package dev.polystack.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.manifest.Kind;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

  private static final Path CHECKOUT = Path.of("work", "orders");
  private static final Path PAGE = Path.of("work", "graph.html");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/acme/orders.git",
        "https://token@example.org/acme/orders.git",
        "https://somebody:secret@example.org/acme/orders",
        "git@example.org:acme/orders.git",
        "ssh://git@example.org:2222/acme/orders.git"
      })
  void of_whatComesFromAHost_isThere_andNamesNobodysCredentials(String url) {
    assertThat(source(url))
        .isEqualTo(
            new Source("https://example.org/acme/orders/tree/v1/stacks/api", "orders/stacks/api"));
  }

  @Test
  void of_whatComesFromADisk_isThere_relativeToThePage() {
    assertThat(source("/srv/git/orders.git").address()).isEqualTo("orders/stacks/api/");
  }

  private static Source source(String url) {
    return Source.of(
        new Repository("orders", url, "v1", Kind.SERVICE, "", Set.of()),
        CHECKOUT,
        "stacks/api",
        PAGE);
  }
}
