package dev.polystack.workspace.build;

import static dev.polystack.workspace.build.Poms.dependencies;
import static dev.polystack.workspace.build.Poms.modules;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** contracts (one module); catalog: products, api on products, app on api, all on contracts. */
class ModuleGraphTest {

  @TempDir private Path folder;
  private ModuleGraph graph;

  @BeforeEach
  void write() {
    var poms = new Poms(folder);
    poms.module("contracts", "contracts", "");
    poms.module("catalog", "catalog", modules("app", "stacks/api/pom.xml", "stacks/products"));
    poms.module("catalog/stacks/products", "products", dependencies("contracts"));
    poms.module("catalog/stacks/api", "api", dependencies("products"));
    poms.module("catalog/app", "app", dependencies("api", "products"));
    graph = ModuleGraph.of(List.of(folder.resolve("catalog"), folder.resolve("contracts")));
  }

  @Test
  void modulesOf_areInBuildOrderAndOfThatRepositoryOnly() {
    assertThat(graph.modulesOf(folder.resolve("catalog")))
        .extracting(Module::selector)
        .containsExactly(".", "stacks/products", "stacks/api", "app");
    assertThat(graph.modulesOf(folder.resolve("contracts")))
        .extracting(Module::toString)
        .containsExactly("org.shop:contracts");
    assertThat(graph.modulesOf(folder.resolve("elsewhere"))).isEmpty();
  }

  @Test
  void sharesTests_ofARepositoryWhoseTestsAnotherModuleBuildsWith_isTrueOfThatOneAlone() {
    new Poms(folder)
        .module(
            "catalog/app",
            "app",
            dependencies("api").replace("</artifactId>", "</artifactId><type>test-jar</type>"));
    graph = ModuleGraph.of(List.of(folder.resolve("catalog"), folder.resolve("contracts")));

    assertThat(graph.sharesTests(folder.resolve("catalog"))).isTrue();
    assertThat(graph.sharesTests(folder.resolve("contracts"))).isFalse();
  }

  private static final String OF_ANOTHER_PLUGIN =
      "<properties><maven.test.skip>true</maven.test.skip></properties><build><plugins><plugin>"
          + "<artifactId>maven-jar-plugin</artifactId></plugin></plugins></build>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<properties><maven.compiler.release>21</maven.compiler.release></properties>",
        "<build><pluginManagement><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>"
            + "</plugin></plugins></pluginManagement></build>",
        "<profiles><profile><build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>"
            + "</plugin></plugins></build></profile></profiles>"
      })
  void compilesAs_aParentThatAnotherPomSpeaksFor_isFalse(String words) {
    String house = "<parent><groupId>org.house</groupId><artifactId>house</artifactId></parent>";
    String shop = "<parent><groupId>org.shop</groupId><artifactId>shop</artifactId></parent>";
    var poms = new Poms(folder);
    poms.module("shop", "shop", modules("orders") + house + OF_ANOTHER_PLUGIN);
    poms.module("shop/orders", "orders", shop);
    assertThat(compilesAsTheHouseSays("orders")).isTrue();

    poms.module("shop", "shop", modules("orders") + house + words);
    assertThat(compilesAsTheHouseSays("orders")).isFalse();

    poms.module("shop", "shop", modules("orders") + house);
    poms.module("shop/orders", "orders", shop + words);
    assertThat(compilesAsTheHouseSays("orders")).isFalse();
    assertThat(compilesAsTheHouseSays("shop")).isTrue();
  }

  @Test
  void compilesAs_aParentBehindAPomThatIsNotHere_isFalse() {
    new Poms(folder)
        .module(
            "shop",
            "shop",
            "<parent><groupId>org.other</groupId><artifactId>other</artifactId></parent>");

    assertThat(compilesAsTheHouseSays("shop")).isFalse();
  }

  private boolean compilesAsTheHouseSays(String artifactId) {
    ModuleGraph shop = ModuleGraph.of(List.of(folder.resolve("shop")));
    Module module =
        shop.graph().nodes().stream()
            .filter(each -> each.coordinate().artifactId().equals(artifactId))
            .findFirst()
            .orElseThrow();
    return shop.compilesAs(new Coordinate("org.house", "house"), module);
  }

  @Test
  void affectedBy_aSourceFile_isItsModuleAndWhatNeedsIt() {
    assertThat(affected("catalog/stacks/api/src/main/java/A.java")).containsExactly("api", "app");
    assertThat(affected("catalog/app")).containsExactly("app");
  }

  @Test
  void affectedBy_anotherRepository_goesAcross() {
    assertThat(affected("contracts/src/main/resources/event.json"))
        .containsExactly("contracts", "products", "api", "app");
  }

  @Test
  void affectedBy_whatNoModuleIsBuiltFrom_isNothing() {
    assertThat(affected("catalog/README.md", "catalog/docs/decisions/1.md", "other/A.java"))
        .isEmpty();
  }

  @Test
  void affectedBy_anAggregatingPom_isThatModule() {
    assertThat(affected("catalog/pom.xml")).containsExactly("catalog");
  }

  @Test
  void versionsUsed_areThoseOfOthersArtifacts_byWhicheverPropertyOfTheRepository() {
    var poms = new Poms(folder);
    poms.module(
        "store",
        "store",
        "<properties><shop.version>1.4</shop.version></properties>" + modules("stacks/orders"));
    poms.module(
        "store/stacks/orders",
        "orders",
        "<dependencies><dependency><groupId>org.shop</groupId><artifactId>contracts</artifactId>"
            + "<version>${shop.version}</version></dependency>"
            + "<dependency><groupId>org.else</groupId><artifactId>where</artifactId>"
            + "<version>7</version></dependency>"
            + "<dependency><groupId>org.shop</groupId><artifactId>store</artifactId>"
            + "<version>9</version></dependency></dependencies>");
    Path store = folder.resolve("store");
    var both = ModuleGraph.of(List.of(store, folder.resolve("contracts")));
    var contracts =
        Set.of(new Coordinate("org.shop", "contracts"), new Coordinate("org.shop", "store"));

    assertThat(both.versionsUsed(store, contracts)).containsExactly("1.4");
    assertThat(both.versionsUsed(folder.resolve("contracts"), contracts)).isEmpty();
  }

  private List<String> affected(String... files) {
    return graph.affectedBy(Arrays.stream(files).map(folder::resolve).toList()).stream()
        .map(module -> module.coordinate().artifactId())
        .toList();
  }
}
