package dev.polystack.shop.contracts.catalogue;

import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;
import dev.polystack.shop.contracts.graphql.GraphqlApi;
import dev.polystack.shop.contracts.parameters.BusParameters;
import dev.polystack.shop.contracts.parameters.CatalogParameters;
import dev.polystack.shop.contracts.parameters.StoreParameters;
import dev.polystack.shop.contracts.rest.RestApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.appsync.Definition;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;

/** Two small services, synthesized by the stack kit as every service is. */
final class Shop {

  static final Parameter STOCK_QUEUE =
      Parameter.published("catalog", "stock", "queue-url", ValueType.URL);

  private static List<Path> assemblies = List.of();

  private Shop() {}

  /** Their cloud assemblies, made once: the CDK's engine takes seconds to start. */
  static synchronized List<Path> assemblies() {
    if (assemblies.isEmpty()) {
      ServiceApp catalog = app("catalog");
      new Products(catalog);
      new Withdrawals(catalog);
      new CatalogApi(catalog);
      new Stock(catalog);
      ServiceApp store = app("store");
      new Index(store);
      new Orders(store);
      new StoreApi(store);
      assemblies = List.of(directory(catalog), directory(store));
    }
    return assemblies;
  }

  /** A service whose rule picks events in ways that the catalogue must refuse. */
  static Path assemblyOfMistakes() {
    ServiceApp app = app("store");
    new Mistakes(app);
    return directory(app);
  }

  /** The project's contracts, with a second major, a queue's message and hostile text. */
  static Path contracts(Path folder) throws IOException {
    copy(Path.of("../contracts/src/main/resources/contracts"), folder);
    copy(Path.of("src/test/resources/more"), folder);
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static ServiceApp app(String service) {
    return ServiceApp.forTest(service, Path.of(""), Map.of("project", "shop", "env", "test"));
  }

  private static Path directory(ServiceApp app) {
    return Path.of(app.synth().getDirectory());
  }

  private static PolicyStatement.Builder putEvents(String bus) {
    return PolicyStatement.Builder.create()
        .actions(List.of("events:PutEvents"))
        .resources(List.of(bus));
  }

  private static final class Products extends ServiceStack {
    Products(ServiceApp app) {
      super(app, "products", "Products and their outbox");
      role(this).addToPolicy(putEvents(consume(BusParameters.ARN)).build());
    }
  }

  private static final class Withdrawals extends ServiceStack {
    Withdrawals(ServiceApp app) {
      super(app, "withdrawals", "Takes products out of the assortment");
      role(this)
          .addToPolicy(
              putEvents(consume(BusParameters.ARN))
                  .conditions(
                      Map.of("StringEquals", Map.of("events:detail-type", "ProductWithdrawn.v1")))
                  .build());
    }
  }

  private static Role role(ServiceStack stack) {
    return Role.Builder.create(stack, "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .build();
  }

  private static final class CatalogApi extends ServiceStack {
    CatalogApi(ServiceApp app) {
      super(app, "api", "The REST API of employees");
      CfnApi api = CfnApi.Builder.create(this, "Api").name("api").protocolType("HTTP").build();
      RestApi.load("catalog")
          .operations()
          .forEach(
              each ->
                  CfnRoute.Builder.create(this, each.method() + each.path())
                      .apiId(api.getRef())
                      .routeKey(each.method() + " " + each.path())
                      .build());
      publish(CatalogParameters.API_URL, api.getAttrApiEndpoint());
    }
  }

  private static final class Stock extends ServiceStack {
    Stock(ServiceApp app) {
      super(app, "stock", "Pieces and who keeps them");
      publish(STOCK_QUEUE, new Queue(this, "Reservations").getQueueUrl());
      new Queue(this, "Inside");
    }
  }

  private static final class Index extends ServiceStack {
    Index(ServiceApp app) {
      super(app, "catalog", "The index of products");
      var bus = EventBus.fromEventBusName(this, "Bus", consume(BusParameters.NAME));
      Rule.Builder.create(this, "Changes")
          .eventBus(bus)
          .eventPattern(
              EventPattern.builder()
                  .source(List.of("catalog"))
                  .detailType(List.of("ProductChanged.v1", "ProductWithdrawn.v1"))
                  .build())
          .build();
      Rule.Builder.create(this, "Everything")
          .eventBus(bus)
          .eventPattern(EventPattern.builder().account(List.of("123456789012")).build())
          .build();
    }
  }

  private static final class Orders extends ServiceStack {
    Orders(ServiceApp app) {
      super(app, "orders", "Orders and their saga");
      consume(CatalogParameters.API_URL);
      consume(STOCK_QUEUE);
    }
  }

  private static final class StoreApi extends ServiceStack {
    StoreApi(ServiceApp app) {
      super(app, "api", "The GraphQL API of customers");
      var api =
          software.amazon.awscdk.services.appsync.GraphqlApi.Builder.create(this, "Api")
              .name("api")
              .definition(Definition.fromFile(GraphqlApi.load("store").file().toString()))
              .build();
      publish(StoreParameters.GRAPHQL_URL, api.getGraphqlUrl());
    }
  }

  private static final class Mistakes extends ServiceStack {
    Mistakes(ServiceApp app) {
      super(app, "mistakes", "What must not be");
      rule(
          "Typo", Map.of("source", List.of("catalog"), "detail-type", List.of("ProductChangd.v1")));
      rule(
          "Prefix",
          Map.of(
              "source", List.of("catalog"),
              "detail-type", List.of(Map.of("prefix", "Product"))));
      rule("Aws", Map.of("source", List.of("aws.s3"), "detail-type", List.of("Object Created")));
    }

    private void rule(String id, Map<String, Object> pattern) {
      CfnRule.Builder.create(this, id).eventPattern(pattern).build();
    }
  }
}
