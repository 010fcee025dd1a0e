package dev.polystack.shop.catalog.api;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import dev.polystack.shop.catalog.products.DynamoProductStore;
import dev.polystack.shop.contracts.rest.Operation;
import dev.polystack.shop.contracts.rest.RestApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ApiStackTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = synthesized();
  }

  private static Template synthesized() {
    ServiceApp app = ServiceApp.forTest("catalog", Path.of("../.."), Map.of("env", "test"));
    return Template.fromStack(new ApiStack(app));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(synthesized().toJSON()).hasToString(template.toJSON().toString());
  }

  @Test
  void everyOperationOfTheContractHasARouteThatNeedsAToken() {
    List<Operation> operations = RestApi.load("catalog").operations();
    template.resourceCountIs("AWS::ApiGatewayV2::Route", operations.size());
    for (Operation operation : operations) {
      template.hasResourceProperties(
          "AWS::ApiGatewayV2::Route",
          Map.of(
              "RouteKey", operation.method() + " " + operation.path(), "AuthorizationType", "JWT"));
    }
  }

  @Test
  void tokensAreThoseOfTheEmployeesOwnClient() {
    template.hasResourceProperties(
        "AWS::ApiGatewayV2::Authorizer",
        Map.of(
            "IdentitySource",
            List.of("$request.header.Authorization"),
            "JwtConfiguration",
            Map.of(
                "Audience",
                List.of(published("clientid")),
                "Issuer",
                Map.of(
                    "Fn::Join",
                    List.of(
                        "",
                        List.of(
                            "https://cognito-idp.",
                            Map.of("Ref", "AWS::Region"),
                            ".amazonaws.com/",
                            published("userpoolid")))))));
  }

  private static Object published(String name) {
    return Map.of("Ref", Match.stringLikeRegexp("^SsmParameterValueshoptestcatalogauth" + name));
  }

  @Test
  void requestsAreLimited() {
    template.hasResourceProperties(
        "AWS::ApiGatewayV2::Stage",
        Map.of(
            "DefaultRouteSettings",
            Map.of("ThrottlingRateLimit", 100, "ThrottlingBurstLimit", 200)));
  }

  @Test
  void requestsAreLogged_withoutWhoAsked() {
    template.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Map.of(
            "LogGroupName", "/aws/vendedlogs/apis/shop-test-catalog-api", "RetentionInDays", 14));
    template.hasResourceProperties(
        "AWS::ApiGatewayV2::Stage",
        Map.of(
            "AccessLogSettings",
            Map.of(
                "DestinationArn",
                Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^ApiLogs"), "Arn")),
                "Format",
                Match.serializedJson(
                    Map.of(
                        "requestId", "$context.requestId",
                        "time", "$context.requestTime",
                        "route", "$context.routeKey",
                        "status", "$context.status",
                        "milliseconds", "$context.responseLatency",
                        "refused", "$context.authorizer.error",
                        "error", "$context.error.message",
                        "functionError", "$context.integrationErrorMessage")))));
  }

  /** Otherwise it would be stopped before it can say what is wrong. */
  @Test
  void theFunctionHasTimeForEveryCallThatItMakes() {
    assertThat(template.findResources("AWS::Lambda::Function").values())
        .singleElement()
        .extracting("Properties")
        .extracting("Timeout", as(InstanceOfAssertFactories.INTEGER))
        .isGreaterThan(3 * (int) DynamoProductStore.LONGEST_CALL.toSeconds());
  }

  @Test
  void theFunctionMayReadAndPutButNeitherDeleteNorScan() {
    assertThat(template.findResources("AWS::IAM::Policy").values())
        .singleElement()
        .extracting("Properties")
        .extracting("PolicyDocument")
        .extracting("Statement", as(InstanceOfAssertFactories.list(Map.class)))
        .extracting(
            statement ->
                (statement.get("Action") + " on " + statement.get("Resource"))
                    .replaceAll("[0-9A-F]{8,}", "")
                    .replaceAll("\\{Fn::Join=\\[, \\[arn:.*?, :table/, (.*)]]}", "table $1"))
        .containsExactlyInAnyOrder(
            "[logs:CreateLogStream, logs:PutLogEvents] on {Fn::GetAtt=[productsapiLogs, Arn]}",
            "[dynamodb:GetItem, dynamodb:PutItem] on table "
                + "{Ref=SsmParameterValueshoptestcatalogproductstablenameParameter}",
            "dynamodb:Query on table "
                + "{Ref=SsmParameterValueshoptestcatalogproductstablenameParameter}, /index/newest",
            "dynamodb:PutItem on table "
                + "{Ref=SsmParameterValueshoptestcatalogproductsoutboxnameParameter}");
    template.allResourcesProperties("AWS::IAM::Role", Map.of("ManagedPolicyArns", Match.absent()));
  }
}
