package dev.polystack.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.workspace.manifest.Kind;
import dev.polystack.workspace.manifest.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOwnersTest {

  @TempDir private Path repository;

  @Test
  void of_letsTheLastLineThatFitsCount() throws Exception {
    Files.createDirectories(repository.resolve(".github"));
    Files.writeString(
        repository.resolve(".github/CODEOWNERS"),
        """
        # who
        *                 @shop/all
        /stacks/orders/   @shop/orders @shop/money  # both
        auth              @shop/security
        /stacks/site/*    @shop/web
        /docs/            docs@example.com
        /stacks/*         @shop/shared
        """);
    CodeOwners owners = CodeOwners.of(repository);

    assertThat(owners.of("")).containsExactly("@shop/all");
    assertThat(owners.of("stacks/other")).containsExactly("@shop/all");
    assertThat(owners.of("stacks/orders")).containsExactly("@shop/orders", "@shop/money");
    assertThat(owners.of("stacks/auth")).containsExactly("@shop/security");
    assertThat(owners.of("stacks/site")).containsExactly("@shop/web");
    assertThat(owners.of("stacks")).as("files right in it").containsExactly("@shop/shared");
  }

  @Test
  void of_letsTheLastLineOfEachSectionCount() throws Exception {
    Files.createDirectories(repository.resolve(".gitlab"));
    Files.writeString(
        repository.resolve(".gitlab/CODEOWNERS"),
        """
        *                 @shop/all
        [Database Team][2] @shop/data
        stacks/orders/
        /stacks/[draft]/  @shop/drafts
        ^[Review]
        /stacks/          @shop/review
        /stacks/site/     @shop/web
        [database team]
        /stacks/My\\ Site/ @shop/mine
        """);
    CodeOwners owners = CodeOwners.of(repository);

    assertThat(owners.of("")).containsExactly("@shop/all");
    assertThat(owners.of("stacks/orders"))
        .containsExactly("@shop/all", "@shop/data", "@shop/review");
    assertThat(owners.of("stacks/site")).containsExactly("@shop/all", "@shop/web");
    assertThat(owners.of("stacks/[draft]")).contains("@shop/drafts");
    assertThat(owners.of("stacks/My Site")).contains("@shop/mine");
  }

  @Test
  void of_withoutAFile_isNobody() {
    assertThat(CodeOwners.of(repository).of("stacks/orders")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.com/shop/orders.git",
        "git@git.example.com:shop/orders.git",
        "ssh://git@git.example.com/shop/orders.git",
        "ssh://git@git.example.com:2222/shop/orders",
        "https://git.example.com/shop/orders/"
      })
  void source_ofARemote_isItsPage(String url) {
    assertThat(source(url).address())
        .isEqualTo("https://git.example.com/shop/orders/tree/v1/stacks/api");
  }

  @Test
  void source_ofADisk_leadsFromThePageToTheFolder() {
    assertThat(source("/srv/git/orders.git"))
        .isEqualTo(new Source("../orders/stacks/api/", "orders/stacks/api"));
  }

  private Source source(String url) {
    var orders = new Repository("orders", url, "v1", Kind.SERVICE, "", Set.of());
    return Source.of(
        orders,
        repository.resolve("orders"),
        "stacks/api",
        repository.resolve(".polystack/graph.html"));
  }
}
