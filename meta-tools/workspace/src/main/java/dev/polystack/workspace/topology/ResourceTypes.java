package dev.polystack.workspace.topology;

import dev.polystack.workspace.topology.Topology.Resource;
import java.util.Set;
import java.util.regex.Pattern;

/** What types of resources are, as far as a picture has to know. */
final class ResourceTypes {

  static final String FUNCTION = "AWS::Lambda::Function";
  static final String QUEUE = "AWS::SQS::Queue";
  static final String RULE = "AWS::Events::Rule";
  static final String PARAMETER = "AWS::SSM::Parameter";

  private static final Set<String> APIS =
      Set.of(
          "AWS::ApiGateway::RestApi",
          "AWS::ApiGatewayV2::Api",
          "AWS::AppSync::GraphQLApi",
          "AWS::AppSync::GraphQLSchema");

  /** Each serves another resource and says nothing by itself. */
  private static final Pattern SUPPORTING =
      Pattern.compile(
          "AWS::(IAM::.*|SSM::Parameter|CDK::.*|CloudFormation::.*|Logs::.*|CloudWatch::.*"
              + "|Lambda::(Permission|LayerVersion|EventSourceMapping|Version|Alias)"
              + "|.*Policy|ApiGateway::(?!RestApi).*|ApiGatewayV2::(?!Api$).*"
              + "|AppSync::(?!GraphQLApi).*|Cognito::(?!(UserPool|IdentityPool)$).*"
              + "|Events::Archive|SNS::Subscription|KMS::Alias)");

  private static final Pattern HASH = Pattern.compile("(?<=.)[0-9A-F]{8}$");

  private ResourceTypes() {}

  static Resource describe(Template template, String logicalId) {
    String type = template.type(logicalId);
    return new Resource(
        template.idOf(logicalId),
        HASH.matcher(logicalId).replaceFirst(""),
        type,
        isSupporting(type));
  }

  static boolean isSupporting(String type) {
    return SUPPORTING.matcher(type).matches();
  }

  static boolean isApi(String type) {
    return APIS.contains(type);
  }
}
