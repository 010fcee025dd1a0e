package dev.polystack.shop.store.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ApiStackTest {

  private static final Template TEMPLATE = template();

  private static Template template() {
    return Template.fromStack(
        new ApiStack(ServiceApp.forTest("store", Path.of("../.."), Map.of("env", "test"))));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(template().toJSON()).hasToString(TEMPLATE.toJSON().toString());
  }

  @Test
  void customersOnly_byTheirOwnClient() {
    TEMPLATE.hasResourceProperties(
        "AWS::AppSync::GraphQLApi",
        Map.of(
            "AuthenticationType",
            "AMAZON_COGNITO_USER_POOLS",
            "AdditionalAuthenticationProviders",
            Match.absent(),
            "UserPoolConfig",
            Match.objectLike(
                Map.of(
                    "UserPoolId", ref("storeauthuserpoolid"),
                    "AppIdClientRegex", ref("storeauthclientid")))));
  }

  @Test
  void queries_areBounded() {
    TEMPLATE.hasResourceProperties(
        "AWS::AppSync::GraphQLApi", Map.of("QueryDepthLimit", 8, "ResolverCountLimit", 20));
  }

  @Test
  void theSchema_isTheContract() {
    TEMPLATE.hasResourceProperties(
        "AWS::AppSync::GraphQLSchema",
        Map.of("Definition", dev.polystack.shop.contracts.graphql.GraphqlApi.load("store").sdl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "product"})
  void fields_areResolvedByTheFunctionItself_inBatches(String field) {
    TEMPLATE.hasResourceProperties(
        "AWS::AppSync::Resolver",
        Map.of(
            "TypeName",
            "Query",
            "FieldName",
            field,
            "DataSourceName",
            "Search",
            "MaxBatchSize",
            10,
            "RequestMappingTemplate",
            Match.absent(),
            "Code",
            Match.absent()));
  }

  @Test
  void theResolver_mayReadTheIndex_andNothingElse() {
    var index = ref("storecatalogdomainarn");
    TEMPLATE.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyName",
            Match.stringLikeRegexp("^searchresolverRole"),
            "PolicyDocument",
            Match.objectEquals(
                Map.of(
                    "Version",
                    "2012-10-17",
                    "Statement",
                    List.of(
                        Map.of(
                            "Effect", "Allow",
                            "Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                            "Resource",
                                Map.of(
                                    "Fn::GetAtt",
                                    List.of(Match.stringLikeRegexp("^searchresolverLogs"), "Arn"))),
                        allow("es:ESHttpPost", index, "/products/_search"),
                        allow("es:ESHttpGet", index, "/products/_doc/*"))))));
    assertThat(TEMPLATE.findResources("AWS::IAM::Role").toString())
        .doesNotContain("ManagedPolicyArns");
  }

  @Test
  void logs_areKeptForALimitedTime() {
    TEMPLATE.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Map.of(
            "LogGroupName",
            "/aws/lambda/shop-test-store-api-search-resolver",
            "RetentionInDays",
            14));
  }

  @Test
  void requests_areLogged_withoutWhatCustomersAskFor() {
    var group = Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^Log[0-9A-F]+$"), "Arn"));
    TEMPLATE.hasResourceProperties(
        "AWS::AppSync::GraphQLApi",
        Map.of(
            "LogConfig",
            Map.of(
                "CloudWatchLogsRoleArn",
                Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^LogWriter"), "Arn")),
                "FieldLogLevel",
                "ERROR",
                "ExcludeVerboseContent",
                true)));
    TEMPLATE.hasResourceProperties(
        "AWS::Logs::LogGroup",
        Map.of(
            "LogGroupName",
            Map.of(
                "Fn::Join",
                List.of(
                    "",
                    List.of(
                        "/aws/appsync/apis/",
                        Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^Api"), "ApiId"))))),
            "RetentionInDays",
            14));
    TEMPLATE.hasResourceProperties(
        "AWS::IAM::Policy",
        Map.of(
            "PolicyName",
            Match.stringLikeRegexp("^LogWriter"),
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    List.of(
                        Map.of(
                            "Effect",
                            "Allow",
                            "Action",
                            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                            "Resource",
                            group))))));
  }

  @Test
  void theAddress_isPublished() {
    TEMPLATE.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/store/api/graphql-url"));
  }

  private static Map<String, Object> ref(String parameter) {
    return Map.of("Ref", Match.stringLikeRegexp(parameter));
  }

  private static Map<String, Object> allow(String action, Object arn, String path) {
    return Map.of(
        "Effect",
        "Allow",
        "Action",
        action,
        "Resource",
        Map.of("Fn::Join", List.of("", List.of(arn, path))));
  }
}
