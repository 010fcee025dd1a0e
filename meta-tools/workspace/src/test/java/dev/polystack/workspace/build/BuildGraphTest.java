package dev.polystack.workspace.build;

import static dev.polystack.workspace.build.Poms.dependencies;
import static dev.polystack.workspace.build.Poms.dependency;
import static dev.polystack.workspace.build.Poms.modules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.polystack.workspace.graph.GraphException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildGraphTest {

  @TempDir private Path folder;
  private Poms poms;

  @BeforeEach
  void start() {
    poms = new Poms(folder);
  }

  @Test
  void of_derivesTheOrderOfRepositories() {
    poms.module("tools", "tools", modules("parent"));
    poms.module("tools/parent", "parent", "<packaging>pom</packaging>");
    poms.add(
        "contracts",
        "<parent><groupId>org.shop</groupId><artifactId>parent</artifactId><version>1</version></parent><artifactId>contracts</artifactId>");
    poms.module("store", "store", modules("app"));
    poms.module("store/app", "store-app", dependencies("contracts", "store"));

    var graph = graph("store", "contracts", "tools", "docs");

    assertThat(graph.graph().dependenciesOf(path("store"))).containsExactly(path("contracts"));
    assertThat(graph.graph().dependenciesOf(path("contracts"))).containsExactly(path("tools"));
    assertThat(graph.graph().dependenciesOf(path("docs"))).isEmpty();
    assertThat(graph.order())
        .containsExactly(path("tools"), path("contracts"), path("store"), path("docs"));
    assertThat(graph.artifacts(path("contracts"), path("tools")))
        .containsExactly(new Coordinate("org.shop", "parent"));
    assertThat(graph.artifacts(path("store"), path("contracts")))
        .containsExactly(new Coordinate("org.shop", "contracts"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<build><plugins><plugin><groupId>org.shop</groupId><artifactId>needed</artifactId></plugin></plugins></build>",
        "<build><plugins><plugin><artifactId>x</artifactId><dependencies><dependency><groupId>org.shop</groupId><artifactId>needed</artifactId></dependency></dependencies></plugin></plugins></build>",
        "<build><extensions><extension><groupId>org.shop</groupId><artifactId>needed</artifactId></extension></extensions></build>",
        "<dependencyManagement><dependencies><dependency><groupId>org.shop</groupId><artifactId>needed</artifactId><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>",
        "<dependencies><dependency><groupId>${project.groupId}</groupId><artifactId>${name}</artifactId></dependency></dependencies><properties><name>needed</name></properties>",
        "<profiles><profile><id>p</id><dependencies><dependency><groupId>org.shop</groupId><artifactId>needed</artifactId></dependency></dependencies></profile></profiles>",
        "<profiles><profile><id>p</id><build><plugins><plugin><groupId>org.shop</groupId><artifactId>needed</artifactId></plugin></plugins></build></profile></profiles>"
      })
  void of_findsEveryWayToNeedAnArtifact(String content) {
    poms.module("a", "a", content);
    poms.module("b", "needed", "");
    assertThat(graph("a", "b").order()).containsExactly(path("b"), path("a"));
  }

  @Test
  void of_leavesOutWhatIsOnlyManaged() {
    poms.module(
        "a",
        "a",
        "<dependencyManagement>%s</dependencyManagement>".formatted(dependencies("managed")));
    poms.module("b", "managed", "");
    assertThat(graph("a", "b").graph().dependenciesOf(path("a"))).isEmpty();
  }

  @Test
  void of_withACycleBetweenRepositories_namesTheArtifacts() {
    poms.module("a", "a", modules("one", "two"));
    poms.module("a/one", "a-one", "");
    poms.module("a/two", "a-two", dependencies("b"));
    poms.module("b", "b", dependencies("a-one"));
    assertThatThrownBy(() -> graph("a", "b"))
        .isInstanceOf(GraphException.class)
        .hasMessage(
            "a cycle of repositories: a needs [org.shop:b] of b, which needs [org.shop:a-one] of a: move what they share to one that neither needs");
  }

  @Test
  void of_withSeveralProblems_namesAllOfThem() {
    poms.module("a", "a", modules("missing", "../b", "twice"));
    poms.module("a/twice", "b", "");
    poms.module("b", "b", "");
    poms.file("c/pom.xml", "<project>\n<artifactId>c</project>");
    poms.module("d", "d", modules("e"));
    poms.module("d/e", "e", "<dependencies>" + dependency("f") + "</dependencies>");
    poms.module("f", "f", dependencies("e"));
    assertThatThrownBy(() -> graph("a", "b", "c", "d", "f"))
        .asInstanceOf(type(GraphException.class))
        .extracting(GraphException::problems)
        .satisfies(
            problems -> {
              assertThat(problems).hasSize(5);
              assertThat(problems.get(0))
                  .isEqualTo(
                      "%s names the module 'missing', but there is no %s"
                          .formatted(path("a/pom.xml"), path("a/missing/pom.xml")));
              assertThat(problems.get(1)).contains("'../b', which lies outside of its repository");
              assertThat(problems.get(2)).startsWith(path("c/pom.xml") + ":2:").contains("no POM");
              assertThat(problems.get(3)).contains("org.shop:b", "another artifactId");
              assertThat(problems.get(4))
                  .isEqualTo("a cycle of modules: org.shop:e needs org.shop:f needs org.shop:e");
            });
  }

  private BuildGraph graph(String... repositories) {
    return BuildGraph.of(Arrays.stream(repositories).map(this::path).toList());
  }

  private Path path(String name) {
    return folder.resolve(name);
  }
}
