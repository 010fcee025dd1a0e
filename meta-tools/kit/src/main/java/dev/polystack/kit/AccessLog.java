package dev.polystack.kit;

import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.IStage;

/**
 * The access log of an HTTP API: a line of JSON for each request, with what was asked for, what
 * became of it and why; not who asked.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html">
 *     Variables of access logs</a>
 */
public final class AccessLog {

  /**
   * Where such logs belong so that the account's log policy, which has a limited size, does not
   * grow with every API of every environment. In production CloudFormation names the group.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html">
   *     Logging that requires additional permissions</a>
   */
  private static final String GROUP = "/aws/vendedlogs/apis/";

  private static final String LINE =
      """
      {"requestId":"$context.requestId","time":"$context.requestTime","route":"$context.routeKey",\
      "status":"$context.status","milliseconds":"$context.responseLatency",\
      "refused":"$context.authorizer.error","error":"$context.error.message",\
      "functionError":"$context.integrationErrorMessage"}""";

  private AccessLog() {}

  /**
   * Adds it to an API's default stage.
   *
   * @param name the API's name, unique in environment and service
   * @throws IllegalArgumentException if the API has no default stage
   */
  public static void of(ServiceStack stack, HttpApi api, String name) {
    IStage stage = api.getDefaultStage();
    if (stage == null || !(stage.getNode().getDefaultChild() instanceof CfnStage resource)) {
      throw new IllegalArgumentException(
          api.getNode().getPath() + " has no default stage whose requests could be logged");
    }
    resource.setAccessLogSettings(
        AccessLogSettingsProperty.builder()
            .destinationArn(stack.logGroup(api, GROUP + name).getLogGroupArn())
            .format(LINE)
            .build());
  }
}
