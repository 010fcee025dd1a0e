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

  @Test
  void of_whatMeansSomethingInAnAddress_isEncoded() {
    Path checkout = Path.of("work", "c# 100%", "orders?");

    assertThat(Source.of(repository("/srv/git/orders.git", "v1"), checkout, "a:b", PAGE).address())
        .isEqualTo("c%23%20100%25/orders%3F/a%3Ab/");
    assertThat(
            Source.of(
                    repository("git@example.org:acme/orders.git", "feature/#1"),
                    checkout,
                    "stacks/a b+c",
                    PAGE)
                .address())
        .isEqualTo("https://example.org/acme/orders/tree/feature/%231/stacks/a%20b%2Bc");
  }

  private static Source source(String url) {
    return Source.of(repository(url, "v1"), CHECKOUT, "stacks/api", PAGE);
  }

  private static Repository repository(String url, String version) {
    return new Repository("orders", url, version, Kind.SERVICE, "", Set.of());
  }
}
