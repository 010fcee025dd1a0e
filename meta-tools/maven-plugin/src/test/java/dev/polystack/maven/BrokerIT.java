package dev.polystack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.pacts.Participant;
import dev.polystack.pacts.broker.PactBroker;
import dev.polystack.pacts.ssm.DeploymentRecords;
import dev.polystack.pacts.standin.StandInBroker;
import dev.polystack.pacts.standin.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * A whole {@code mvn deploy} of a consumer and of its provider, with a broker between them: what it
 * is told before it is asked, and what only when the cloud runs it.
 */
class BrokerIT {

  private static final String VERSION = System.getProperty("plugin.version");
  private static final String PLUGIN = "dev.polystack:polystack-maven-plugin:" + VERSION;
  private static final String PUBLISHED = "POST /contracts/publish";
  private static final String ASKED = "GET /can-i-deploy";
  private static final String VERIFIED = "/verification-results";
  private static final String RECORDED = "/deployed-versions/";

  private final String environment = "it-" + UUID.randomUUID().toString().substring(0, 8);
  private final StandInBroker broker = StandInBroker.start();
  private final CloudFormationClient cloud =
      CloudFormationClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();

  private final SsmClient ssm =
      SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();

  @TempDir private Path root;
  private SmallRepository reader;
  private SmallRepository shop;

  @BeforeEach
  void setUp() throws IOException, InterruptedException {
    // The module that deploys comes first here, and there last.
    reader = SmallRepository.create(root.resolve("reader"), environment, false, "app", "pacts");
    shop = SmallRepository.create(root.resolve("shop"), environment, true, "pacts", "app");
    reader.expects("shop", "a price");
    reader.commit();
    shop.finds(reader, true, "a price");
    shop.commit();
    Files.createSymbolicLink(
        Files.createDirectory(root.resolve("work")).resolve("env"),
        Path.of(Objects.requireNonNull(System.getenv("POLYSTACK_WORKSPACE")), ".polystack/env"));
  }

  @AfterEach
  void tearDown() {
    for (SmallRepository each : List.of(reader, shop)) {
      cloud.deleteStack(request -> request.stackName(each.stack()));
    }
    new DeploymentRecords(ssm, "it", environment).forget("shop");
    cloud.close();
    ssm.close();
    broker.close();
  }

  @Test
  void deploy_tellsTheBrokerBeforeItAsks_andRecordsWhatIsDeployedAlone() throws Exception {
    TestBroker.createEnvironment(broker.url(), environment);

    MavenRun early = run(reader, "deploy");
    assertThat(early.status()).as(early.output()).isEqualTo(1);
    assertThat(early.output())
        .contains(
            "No: reader %s may not be deployed to %s".formatted(reader.version(), environment),
            "a version of shop currently in " + environment);
    assertThat(told()).containsExactly(PUBLISHED, ASKED);
    assertThat(isDeployed(reader)).isFalse();

    MavenRun provider = run(shop, "-T2", "deploy");
    assertThat(provider.status()).as(provider.output()).isZero();
    assertThat(provider.output())
        .contains(
            "1 interactions of [Pact between reader (%s) and shop]".formatted(reader.version()),
            "pending, for it was never verified before: a price",
            "Yes: shop %s may be deployed to %s".formatted(shop.version(), environment));
    assertThat(told()).endsWith(VERIFIED, ASKED, RECORDED);
    assertThat(isDeployed(shop)).isTrue();
    assertThat(new DeploymentRecords(ssm, "it", environment).all()).containsKey("shop");

    // As another pipeline may have told it.
    new PactBroker(broker.url())
        .recordDeployment(new Participant("reader", reader.version()), environment);
    reader.expects("shop", "a price", "a currency");
    reader.isBuiltWithTheClient("journey", "bank");
    reader.commit();
    MavenRun refused = run(reader, "verify", PLUGIN + ":publish-pacts", PLUGIN + ":can-i-deploy");
    assertThat(refused.status()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output())
        .contains(
            "reader %s with shop: never verified".formatted(reader.version()),
            "Not asked for, as clients that are deployed nowhere: [journey]");
    assertThat(told()).endsWith(RECORDED, PUBLISHED, PUBLISHED, ASKED);
    assertThat(isDeployed(reader)).isFalse();

    // What runs and what is newest is taken. The deployment fails, so nothing is recorded.
    shop.finds(reader, true, "a price");
    shop.deploys(
        "\"Queue\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"VisibilityTimeout\": -5}}");
    shop.commit();
    MavenRun broken = run(shop, "deploy");
    assertThat(broken.status()).as(broken.output()).isEqualTo(1);
    assertThat(broken.output())
        .contains(
            "2 interactions of [",
            "pending, for it was never verified before: a currency",
            "Not all of it was verified",
            "Yes: shop %s may be deployed to %s".formatted(shop.version(), environment),
            "Not every stack is deployed")
        .doesNotContain("before: a price");
    assertThat(told()).endsWith(VERIFIED, ASKED);
  }

  private MavenRun run(SmallRepository repository, String... goals)
      throws IOException, InterruptedException {
    return MavenRun.in(
        repository.folder(),
        root.resolve("m2"),
        Stream.concat(
                Stream.of(goals),
                Stream.of(
                    "-Denv=" + environment,
                    "-Dpactbroker.url=" + broker.url(),
                    "-Dplugin.version=" + VERSION,
                    "-Dpolystack.work=" + root.resolve("work")))
            .toArray(String[]::new));
  }

  /** The broker's matters so far that stand in an order. */
  private List<String> told() {
    return broker.heard().stream()
        .flatMap(
            heard ->
                Stream.of(PUBLISHED, ASKED, VERIFIED, RECORDED).filter(heard::contains).limit(1))
        .toList();
  }

  private boolean isDeployed(SmallRepository repository) {
    try {
      return cloud.describeStacks(request -> request.stackName(repository.stack())).hasStacks();
    } catch (CloudFormationException e) {
      return false;
    }
  }
}
