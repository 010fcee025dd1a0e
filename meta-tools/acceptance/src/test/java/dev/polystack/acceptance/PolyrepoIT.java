package dev.polystack.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.process.Finished;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.broker.PactBroker;
import dev.polystack.pacts.standin.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a polyrepo: split, cloned, released, and then every repository alone, with nothing of
 * the others but their artifacts and what they publish in the environment. Their pacts are
 * artifacts first, and then a broker's.
 */
class PolyrepoIT {

  /** None of the repositories will ever have it, so that nothing of it is kept yet. */
  private static final String RELEASE = "100.0.0";

  private static final String EVENT =
      "contracts/src/main/resources/contracts/events/catalog/v2/ProductChanged.json";
  private static final String EXPECTATIONS =
      "stacks/catalog/src/test/java/dev/polystack/shop/store/catalog/CatalogEventsPactTest.java";
  private static final String EVENTS =
      "stacks/products/src/main/java/dev/polystack/shop/catalog/products/domain/ProductEvents.java";

  /**
   * A snapshot keeps its name while it changes, so what runs is known by the time it was published.
   */
  private static final String PUBLISHED_SNAPSHOT = ".*-\\d{8}\\.\\d{6}-\\d+";

  /** With CloudFormation's rules, which the gates alone would bring. */
  private static final String RULES = "-Dpolystack.rules=true";

  /** Only the pact that changes, where a repository is built again. */
  private static final String CHANGED_PACT = "-Dtest=CatalogEventsPactTest";

  @Test
  void everyRepository_releasedAndDeployedAlone_fitsTheOthersOrIsRefused(@TempDir Path folder)
      throws IOException, InterruptedException, ExecutionException {
    step("the workspace is split, and cloned to an empty folder");
    Polyrepo polyrepo = Polyrepo.split(folder);
    Path all = polyrepo.cloneAll();
    assertThat(List.of("meta-tools", "contracts", "catalog-service", "store-service"))
        .allSatisfy(name -> assertThat(all.resolve(name).resolve(".git")).isDirectory());

    step("contracts are released, and services come to build with the release");
    release(polyrepo, all);

    try (Environment environment = new Environment("shop")) {
      String env = "-Denv=" + environment.name();
      Alone contracts = polyrepo.alone("contracts");
      Alone catalog = polyrepo.alone("catalog-service");
      Alone store = polyrepo.alone("store-service");

      step("the bus is deployed, and the store publishes what it expects of the catalog");
      together(
          () -> succeeded(contracts.deployQuickly(env, RULES)),
          () -> succeeded(store.deployQuickly("-pl", "stacks/catalog", "-am")));
      assertThat(environment.stacks()).containsExactly("contracts-bus");

      step("the catalog meets that, and is deployed");
      succeeded(
          catalog.deploy(env),
          " interactions of [dev.polystack.shop:store-catalog:",
          "Yes: catalog ",
          " may be deployed to " + environment.name());

      step("the store is deployed beside it; a breaking change of a contract is refused");
      contracts.edit(
          EVENT,
          "\"type\": \"string\", \"minLength\": 1, \"maxLength\": 200",
          "\"type\": \"string\", \"maxLength\": 200");
      together(
          () -> succeeded(store.deployQuickly(env, RULES), "Yes: store "),
          () ->
              refused(
                  contracts.deployQuickly(env),
                  "events/catalog/v2/ProductChanged.json /properties/name/minLength",
                  "minLength was 1, is none",
                  RELEASE));
      assertThat(environment.stacks())
          .contains("catalog-api", "catalog-products", "store-api", "store-catalog");
      assertThat(environment.recorded())
          .containsOnlyKeys("contracts", "catalog", "store")
          .allSatisfy((service, now) -> assertThat(now.version()).matches(PUBLISHED_SNAPSHOT));

      assertThat(List.of("contracts", "catalog-service", "store-service"))
          .allSatisfy(name -> assertThat(polyrepo.ruleReport(environment.name(), name)).exists());

      takeUpABroker(environment, catalog, store);
    }
  }

  /** From here on pacts and results are a broker's, which knows nothing of the past. */
  private static void takeUpABroker(Environment environment, Alone catalog, Alone store)
      throws IOException, InterruptedException {
    Deployed first = environment.recorded().get("store");
    try (TestBroker broker = TestBroker.start()) {
      broker.createEnvironment(environment.name());
      String[] there = {
        "-Denv=" + environment.name(), "-Dpactbroker.url=" + broker.url(), CHANGED_PACT
      };

      step("the store expects what the catalog lacks, tells a broker, and is refused");
      store.edit(
          EXPECTATIONS,
          "product(data);\n                  data.integerMatching(",
          "product(data);\n                  data.stringType(\"category\", \"other\");\n"
              + "                  data.integerMatching(");
      store.commit();
      refused(
          store.deployQuickly(there),
          "The broker has the pacts of " + store.as("store"),
          "No: %s may not be deployed to %s".formatted(store.as("store"), environment.name()),
          "a version of catalog currently in " + environment.name(),
          "never verified");
      assertThat(environment.recorded()).containsEntry("store", first);

      step("the catalog, tried against that, does not do it, which breaks only the store");
      succeeded(
          catalog.deployQuickly(there),
          " interactions of [Pact between store (",
          "pending, for it was never verified before: a ProductChanged.v1 event with the next"
              + " version",
          "Yes: " + catalog.as("catalog"));
      assertThat(
              new PactBroker(broker.url()).mayDeploy(store.as("store"), environment.name()).text())
          .contains("No: store ", "%s: FAILED".formatted(catalog.as("catalog")));

      step("the catalog learns it, and then the store is deployed");
      catalog.edit(
          EVENTS,
          ".category(details.category())",
          ".category(details.category() == null ? \"other\" : details.category())");
      catalog.commit();
      succeeded(catalog.deployQuickly(there), "Yes: " + catalog.as("catalog"));
      succeeded(
          store.deployQuickly(there),
          "Yes: " + store.as("store"),
          "%s with %s: verified".formatted(store.as("store"), catalog.as("catalog")));
      assertThat(environment.recorded().get("store")).isNotEqualTo(first);
    }
  }

  /**
   * Contracts, and meta-tools before them, since a release builds with no snapshot. What a release
   * has to pass before it is tagged is what {@code meta test} does anyway, so it is left out.
   */
  private static void release(Polyrepo polyrepo, Path all)
      throws IOException, InterruptedException {
    polyrepo.meta(
        all,
        "release",
        "meta-tools",
        "contracts",
        "--version",
        RELEASE,
        "-Dquick",
        "-Dmaven.test.skip=true",
        "-Drelease.preparationGoals=validate",
        "--settings",
        all.resolve("contracts/.mvn/shared-repository.xml").toString());
    assertThat(
            polyrepo.published(
                "dev/polystack/shop/contracts/%1$s/contracts-%1$s.jar".formatted(RELEASE)))
        .exists();
    assertThat(polyrepo.git(polyrepo.remote("contracts"), "tag")).containsExactly("v" + RELEASE);
    assertThat(
            polyrepo.git(
                polyrepo.remote("contracts"), "ls-tree", "--name-only", "v" + RELEASE, "released/"))
        .contains("released/" + RELEASE);
    for (String service : List.of("catalog-service", "store-service")) {
      assertThat(polyrepo.git(polyrepo.remote(service), "log", "--format=%s", "main"))
          .startsWith("Build with meta-tools " + RELEASE, "Build with contracts " + RELEASE);
    }
  }

  /** Two that do not need each other, on the two processors that there are at least. */
  @SafeVarargs
  private static void together(Callable<Finished>... steps)
      throws InterruptedException, ExecutionException {
    ExecutorService all = Executors.newFixedThreadPool(steps.length);
    try {
      for (Future<Finished> each : all.invokeAll(List.of(steps))) {
        each.get();
      }
    } finally {
      all.shutdownNow();
    }
  }

  private static void step(String what) {
    System.out.printf("  %tT %s%n", System.currentTimeMillis(), what);
  }

  private static Finished succeeded(Finished finished, String... words) {
    assertThat(finished.status()).as(() -> tail(finished)).isZero();
    return says(finished, words);
  }

  private static Finished refused(Finished finished, String... reasons) {
    assertThat(finished.status()).as(() -> tail(finished)).isEqualTo(1);
    return says(finished, reasons);
  }

  private static Finished says(Finished finished, String... words) {
    String output = String.join("\n", finished.lines());
    assertThat(words).allSatisfy(word -> assertThat(output).contains(word));
    return finished;
  }

  private static String tail(Finished finished) {
    List<String> lines = finished.lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
