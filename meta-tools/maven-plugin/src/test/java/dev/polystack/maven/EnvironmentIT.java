package dev.polystack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Interaction;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Verification;
import dev.polystack.pacts.VerifiedCode;
import dev.polystack.pacts.ssm.DeploymentRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The goals as a build runs them: Maven itself, a Maven repository that a consumer has deployed to,
 * and an environment that records what it runs.
 *
 * <p>The consumer's version 1.0, which is deployed, expects a price. Its version 2.0, which is not,
 * expects a currency too.
 */
class EnvironmentIT {

  private static final VerifiedCode CODE = new VerifiedCode(List.of("target/classes"));

  /** Neither pacts nor results were published with it. */
  private static final String RELEASED_UNTESTED = "2.1";

  private final String environment = "it-" + UUID.randomUUID().toString().substring(0, 8);
  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final DeploymentRecords records = new DeploymentRecords(ssm, "it", environment);

  @TempDir private Path root;
  private Path provider;
  private Interaction price;

  @BeforeEach
  void aConsumerIsDeployed() throws IOException {
    provider = root.resolve("provider");
    Files.createDirectories(provider.resolve("target/classes"));
    MavenRepository repository = new MavenRepository(root.resolve("repository"));
    repository.deploy("reader", "1.0", "pacts", "reader-shop.json", pact("a price"));
    repository.deploy("reader", "2.0", "pacts", "reader-shop.json", pact("a price", "a currency"));
    repository.list("reader", List.of("1.0", "2.0", RELEASED_UNTESTED));
    price =
        Pact.read(Files.writeString(root.resolve("pact.json"), pact("a price")))
            .interactions()
            .get(0);
    Path before = root.resolve("shop.json");
    results(true).write(before);
    repository.deploy("shop", "1.0", "pact-results", "shop.json", Files.readString(before));
    repository.list("shop", List.of("1.0", RELEASED_UNTESTED));
    Files.writeString(provider.resolve("pom.xml"), pom(repository));
    records.record("reader", new Deployed("1.0", List.of("it:reader"), List.of()));
  }

  @AfterEach
  void forget() {
    records.forget("reader");
    ssm.close();
  }

  private static String pact(String... descriptions) {
    return """
        {"consumer": {"name": "reader"}, "provider": {"name": "shop"},
         "interactions": [%s],
         "metadata": {"pactSpecification": {"version": "4.0"}}}
        """
        .formatted(
            String.join(
                ",",
                List.of(descriptions).stream()
                    .map(
                        "{\"type\": \"Asynchronous/Messages\", \"description\": \"%s\"}"::formatted)
                    .toList()));
  }

  private static String pom(MavenRepository repository) {
    return """
        <project><modelVersion>4.0.0</modelVersion>
        <groupId>it</groupId><artifactId>shop</artifactId><version>2.0</version>
        <repositories><repository><id>it</id><url>%s</url></repository></repositories>
        <dependencies><dependency><groupId>dev.polystack</groupId>
          <artifactId>polystack-pacts-junit</artifactId><version>1</version></dependency></dependencies>
        <build><plugins><plugin><groupId>dev.polystack</groupId>
          <artifactId>polystack-maven-plugin</artifactId>
          <configuration><provider>shop</provider>
            <consumers><consumer>it:reader</consumer></consumers></configuration>
          <executions><execution><id>api</id><phase>none</phase>
            <goals><goal>fetch-pacts</goal></goals>
            <configuration><transport>HTTP</transport></configuration></execution></executions>
        </plugin></plugins></build></project>
        """
        .formatted(repository.folder().toUri());
  }

  /** What the provider's tests find out about the deployed consumer's pact. */
  private Results results(boolean passed) {
    return new Results(
        "shop",
        "2.0",
        CODE.digest(provider),
        List.of(
            new Verification(
                "reader",
                price.description(),
                price.digest(),
                passed,
                passed ? "" : "$.price is missing")));
  }

  private void verified(boolean passed) {
    CODE.write(provider);
    results(passed).write(provider.resolve("target/pact-results/shop.json"));
  }

  private MavenRun run(String... arguments) throws IOException, InterruptedException {
    String plugin =
        "dev.polystack:polystack-maven-plugin:%s:".formatted(System.getProperty("plugin.version"));
    return MavenRun.offline(
        provider,
        root.resolve("m2"),
        Stream.concat(
                Stream.of("-Dpolystack.project=it"),
                Stream.of(arguments).map(each -> each.startsWith("-") ? each : plugin + each))
            .toArray(String[]::new));
  }

  @Test
  void fetchPacts_ofAnEnvironment_takesThoseOfDeployedVersionsAndOfTheNewest() throws Exception {
    MavenRun run = run("fetch-pacts", "-Denv=" + environment);

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(Fetched.read(provider.resolve(Fetched.FILE)).found())
        .containsExactly("it:reader:1.0", "it:reader:2.0");
    assertThat(run.output())
        .contains("2 interactions", "pending, for it was never verified before: a currency")
        .doesNotContain("before: a price");
  }

  @Test
  void fetchPacts_ofNoEnvironment_takesTheNewestAlone_andLeavesWhatIsForAnotherModule()
      throws Exception {
    MavenRun run = run("fetch-pacts@api", "fetch-pacts");

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("0 interactions of [] to verify", "2 interactions of [it:reader:2.0] to verify");
    assertThat(Fetched.read(provider.resolve(Fetched.FILE)).found())
        .containsExactly("it:reader:2.0");
  }

  @Test
  void fetchPacts_ofAnEnvironmentThatRunsASnapshot_takesThatOne_whateverWasPublishedSince()
      throws Exception {
    MavenRepository repository = new MavenRepository(root.resolve("repository"));
    String runs =
        repository.deploySnapshot("reader", "3.0", 1, "reader-shop.json", pact("a price"));
    repository.deploySnapshot("reader", "3.0", 2, "reader-shop.json", pact("a currency"));
    repository.list("reader", List.of("3.0-SNAPSHOT"));
    records.record("reader", new Deployed("3.0", List.of("it:reader:" + runs), List.of()));
    verified(true);

    MavenRun run = run("fetch-pacts", "can-i-deploy", "-Denv=" + environment);

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(Fetched.read(provider.resolve(Fetched.FILE)).found())
        .containsExactly("it:reader:" + runs, "it:reader:3.0-SNAPSHOT");
    assertThat(run.output()).contains("2 interactions", "Yes: shop 2.0 may be deployed");
  }

  @Test
  void canIDeploy_whatFailed_failsTheBuildWithTheMatrix_untilItIsHealed() throws Exception {
    verified(false);
    MavenRun no = run("fetch-pacts", "can-i-deploy", "-Denv=" + environment);

    assertThat(no.status()).as(no.output()).isEqualTo(1);
    assertThat(no.output())
        .contains(
            "No: shop 2.0 may not be deployed to " + environment,
            "reader 1.0                   shop 2.0                     FAILED",
            "a price: $.price is missing")
        .doesNotContain("a currency: ");

    verified(true);
    MavenRun yes = run("can-i-deploy", "-Denv=" + environment);

    assertThat(yes.status()).as(yes.output()).isZero();
    assertThat(yes.output())
        .contains(
            "Yes: shop 2.0 may be deployed to " + environment,
            "reader 1.0                   shop 2.0                     verified");
  }

  @Test
  void canIDeploy_whatWasNeverVerified_failsTheBuild_andSaysWhatIsMissing() throws Exception {
    MavenRun nothing = run("can-i-deploy", "-Denv=" + environment);
    MavenRun fetched = run("fetch-pacts", "can-i-deploy", "-Denv=" + environment);

    assertThat(nothing.status()).isEqualTo(1);
    assertThat(nothing.output()).contains("Run the tests before");
    assertThat(fetched.status()).isEqualTo(1);
    assertThat(fetched.output())
        .contains("shop 2.0 was never verified against what reader 1.0 expects: a price.");
  }
}
