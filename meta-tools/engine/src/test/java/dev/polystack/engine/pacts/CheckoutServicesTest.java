package dev.polystack.engine.pacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.engine.Checkout;
import dev.polystack.pacts.Answer;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Interaction;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.PactException;
import dev.polystack.pacts.Participant;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Services;
import dev.polystack.pacts.Verification;
import dev.polystack.pacts.VerifiedCode;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout of a consumer and a provider, with the files that their builds write. */
class CheckoutServicesTest {

  private static final String NEEDS =
      "<dependency><groupId>%s</groupId><artifactId>%s</artifactId></dependency>";
  private static final Map<String, Deployed> STORE_RUNS =
      Map.of("store", new Deployed("1.0", List.of("shop:store"), List.of()));

  @TempDir private Path root;

  @BeforeEach
  void checkout() throws IOException {
    Files.writeString(
        root.resolve("repos.yaml"),
        """
        repositories:
          store:
            type: git
            url: ../store.git
            version: main
          catalog:
            type: git
            url: ../catalog.git
            version: main
        """);
    pom("store", NEEDS.formatted("au.com.dius.pact.consumer", "junit5"));
    pom("catalog", NEEDS.formatted("dev.polystack", "polystack-pacts-junit"));
    Files.createDirectories(root.resolve("catalog/target/classes"));
    Files.writeString(root.resolve("catalog/target/classes/Events.class"), "as verified");
  }

  private void pom(String name, String dependency) throws IOException {
    Files.createDirectories(root.resolve(name));
    Files.writeString(
        root.resolve(name).resolve("pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId>
        <artifactId>%s</artifactId><version>1.0</version>
        <dependencies>%s</dependencies></project>
        """
            .formatted(name, dependency));
  }

  private Path storeWritesItsPact() throws IOException {
    Path folder = Files.createDirectories(root.resolve("store/target/pacts"));
    return Files.writeString(
        folder.resolve("store-catalog.json"),
        """
        {"consumer": {"name": "store"}, "provider": {"name": "catalog"},
         "interactions": [{"description": "a price"}],
         "metadata": {"pactSpecification": {"version": "4.0"}}}
        """);
  }

  private void catalogVerifies(Path pact, boolean passes) {
    Interaction price = Pact.read(pact).interactions().get(0);
    Path catalog = root.resolve("catalog");
    new Fetched("catalog", "1.0", List.of("shop:store:1.0"), List.of())
        .write(catalog.resolve(Fetched.FILE));
    VerifiedCode code = VerifiedCode.of(catalog, catalog.resolve("target/classes").toString());
    code.write(catalog);
    new Results(
            "catalog",
            "1.0",
            code.digest(catalog),
            List.of(
                new Verification(
                    "store",
                    price.description(),
                    price.digest(),
                    passes,
                    passes ? "" : "$.price is text")))
        .write(catalog.resolve("target/pact-results/catalog.json"));
  }

  private Answer mayCatalogBeDeployed() {
    return CheckoutServices.of(new Checkout(root, root.resolve("meta-tools")), STORE_RUNS)
        .services()
        .mayDeploy("catalog", null, "test");
  }

  @Test
  void aProviderThatWasVerified_mayBeDeployed() throws IOException {
    catalogVerifies(storeWritesItsPact(), true);

    assertThat(mayCatalogBeDeployed().isYes()).isTrue();
    assertThat(mayCatalogBeDeployed().matrix()).hasSize(1);
  }

  @Test
  void aProviderThatFailed_mayNot() throws IOException {
    catalogVerifies(storeWritesItsPact(), false);

    assertThat(mayCatalogBeDeployed().missing())
        .singleElement()
        .asString()
        .contains("a price", "$.price is text");
  }

  @Test
  void codeThatWasChangedSince_countsAsNeverVerified() throws IOException {
    catalogVerifies(storeWritesItsPact(), true);
    Files.writeString(root.resolve("catalog/target/classes/Events.class"), "changed");

    assertThat(mayCatalogBeDeployed().missing())
        .singleElement()
        .asString()
        .contains("never verified");
  }

  @Test
  void aDeployedConsumerWithoutItsPact_isNamed() throws IOException {
    catalogVerifies(storeWritesItsPact(), true);
    Files.delete(root.resolve("store/target/pacts/store-catalog.json"));

    assertThatThrownBy(this::mayCatalogBeDeployed)
        .isInstanceOf(PactException.class)
        .hasMessageContaining("shop:store 1.0")
        .hasMessageContaining("meta test store");
  }

  @Test
  void aServiceThatNoPactNames_isAMistake_andTheKnownOnesAreNamed() throws IOException {
    storeWritesItsPact();
    Services services =
        CheckoutServices.of(new Checkout(root, root.resolve("meta-tools")), Map.of()).services();

    assertThatThrownBy(() -> services.mayDeploy("stoer", null, "test"))
        .isInstanceOf(PactException.class)
        .hasMessageContaining("stoer")
        .hasMessageContaining("[store]");
  }

  @Test
  void aParticipantThatIsNotTheServiceOfItsRepository_isAClient() throws IOException {
    catalogVerifies(storeWritesItsPact(), true);
    Checkout checkout = new Checkout(root, root.resolve("meta-tools"));
    synthesized("store", "journeys");
    assertThat(CheckoutServices.of(checkout, Map.of()).clients()).containsExactly("store");

    synthesized("store", "store");
    assertThat(CheckoutServices.of(checkout, Map.of()).clients()).isEmpty();
  }

  @Test
  void whatIsRecordedOfARepositoryWithoutAPom_isHowGitDescribesIt()
      throws IOException, InterruptedException {
    PactModules modules = PactModules.of(new Checkout(root, root.resolve("meta-tools")));
    Path search = Files.createDirectories(root.resolve("search"));
    Files.writeString(search.resolve("app.py"), "");
    Git git = Git.in(search);
    git.need("init", "--quiet");
    git.need("add", "app.py");
    git.need("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-qm", "Begin");
    git.need("tag", "v1.2");

    assertThat(Recording.here(modules, search))
        .isEqualTo(new Deployed("v1.2", List.of(), List.of()));
    storeWritesItsPact();
    assertThat(
            CheckoutServices.of(
                    new Checkout(root, root.resolve("meta-tools")),
                    Map.of("search", Recording.here(modules, search)))
                .services()
                .mayDeploy("store", null, "test")
                .deployed())
        .containsExactly(new Participant("search", "v1.2"));
    assertThat(Recording.here(modules, root.resolve("store")).version()).isEqualTo("1.0");
  }

  private void synthesized(String repository, String service) throws IOException {
    Path assembly =
        Files.createDirectories(root.resolve(".polystack/assembly/test").resolve(repository));
    Files.writeString(
        assembly.resolve("polystack.json"),
        """
        {"project": "shop", "service": "%s", "environment": "test", "production": false,
         "stacks": []}
        """
            .formatted(service));
    Files.writeString(assembly.resolve("manifest.json"), "{\"artifacts\": {}}");
  }
}
