package dev.polystack.shop.catalog.api;

import dev.polystack.kit.AccessLog;
import dev.polystack.kit.JavaFunction;
import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.shop.catalog.products.ProductsParameters;
import dev.polystack.shop.contracts.parameters.CatalogParameters;
import dev.polystack.shop.contracts.rest.Operation;
import dev.polystack.shop.contracts.rest.RestApi;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;

/** An HTTP API with the contract's routes; whoever has no valid token does not get through. */
public final class ApiStack extends ServiceStack {

  /** Requests per second and in a burst: far more than employees make, far less than an attack. */
  private static final int RATE = 100;

  private static final int BURST = 200;

  /** Longer than the three calls of the database that a creation may need. */
  private static final Duration LONGEST_REQUEST = Duration.seconds(20);

  /** Adds the stack to its service. */
  public ApiStack(ServiceApp app) {
    super(app, "api", "The REST API by which employees manage products");
    Function function = function();
    HttpApi api =
        HttpApi.Builder.create(this, "Api")
            .apiName(getStackName())
            .description("Employees manage products")
            .defaultAuthorizer(authorizer())
            .build();
    HttpLambdaIntegration integration = new HttpLambdaIntegration("Products", function);
    for (Operation operation : RestApi.load("catalog").operations()) {
      api.addRoutes(
          AddRoutesOptions.builder()
              .path(operation.path())
              .methods(List.of(HttpMethod.valueOf(operation.method())))
              .integration(integration)
              .build());
    }
    limit(api);
    AccessLog.of(this, api, getStackName());
    publish(CatalogParameters.API_URL, api.getApiEndpoint());
  }

  private Function function() {
    String table = consume(ProductsParameters.TABLE_NAME);
    String outbox = consume(ProductsParameters.OUTBOX_NAME);
    Function function =
        JavaFunction.in(this, "products-api", ProductsApi.class)
            .environment("PRODUCTS_TABLE", table)
            .environment("OUTBOX_TABLE", outbox)
            .timeout(LONGEST_REQUEST)
            .build();
    allow(function, List.of("dynamodb:GetItem", "dynamodb:PutItem"), tableArn(table));
    allow(
        function,
        List.of("dynamodb:Query"),
        tableArn(table) + "/index/" + ProductsParameters.NEWEST_INDEX);
    allow(function, List.of("dynamodb:PutItem"), tableArn(outbox));
    return function;
  }

  private static void allow(Function function, List<String> actions, String resource) {
    function.addToRolePolicy(
        PolicyStatement.Builder.create().actions(actions).resources(List.of(resource)).build());
  }

  private String tableArn(String table) {
    return formatArn(
        ArnComponents.builder().service("dynamodb").resource("table").resourceName(table).build());
  }

  private HttpJwtAuthorizer authorizer() {
    return HttpJwtAuthorizer.Builder.create(
            "Employees",
            "https://cognito-idp.%s.amazonaws.com/%s"
                .formatted(getRegion(), consume(CatalogParameters.USER_POOL_ID)))
        .jwtAudience(List.of(consume(CatalogParameters.CLIENT_ID)))
        .build();
  }

  private static void limit(HttpApi api) {
    if (api.getDefaultStage() != null
        && api.getDefaultStage().getNode().getDefaultChild() instanceof CfnStage stage) {
      stage.setDefaultRouteSettings(
          CfnStage.RouteSettingsProperty.builder()
              .throttlingRateLimit(RATE)
              .throttlingBurstLimit(BURST)
              .build());
    }
  }
}
