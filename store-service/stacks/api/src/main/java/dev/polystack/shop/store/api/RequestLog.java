package dev.polystack.shop.store.api;

import dev.polystack.kit.ServiceStack;
import dev.polystack.kit.Suppression;
import java.util.List;
import software.amazon.awscdk.services.appsync.CfnGraphQLApi;
import software.amazon.awscdk.services.appsync.CfnGraphQLApi.LogConfigProperty;
import software.amazon.awscdk.services.appsync.GraphqlApi;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;

/**
 * What AppSync writes down: every request with its status and duration, and fields that failed.
 * Neither queries nor headers, which tell about customers.
 *
 * <p>AppSync names the log group. The stack makes it, so that its entries are not kept for ever;
 * the CDK's own way to that is a function with a role that may change every group's retention.
 */
final class RequestLog {

  private RequestLog() {}

  static void of(ServiceStack stack, GraphqlApi api) {
    Role writer =
        Role.Builder.create(stack, "LogWriter")
            .assumedBy(new ServicePrincipal("appsync.amazonaws.com"))
            .build();
    if (api.getNode().getDefaultChild() instanceof CfnGraphQLApi resource) {
      resource.setLogConfig(
          LogConfigProperty.builder()
              .cloudWatchLogsRoleArn(writer.getRoleArn())
              .fieldLogLevel("ERROR")
              .excludeVerboseContent(true)
              .build());
      Suppression.of("AwsSolutions-ASC3", "queries and headers tell about customers").on(resource);
    }
    LogGroup group =
        LogGroup.Builder.create(stack, "Log")
            .logGroupName("/aws/appsync/apis/" + api.getApiId())
            .retention(stack.target().logRetention())
            .removalPolicy(stack.target().removalPolicy())
            .build();
    writer.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
            .resources(List.of(group.getLogGroupArn()))
            .build());
  }
}
