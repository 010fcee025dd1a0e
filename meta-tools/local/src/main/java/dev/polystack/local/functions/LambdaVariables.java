package dev.polystack.local.functions;

import java.util.Map;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * What Lambda's managed runtime tells a function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime">
 *     Defined runtime environment variables</a>
 */
final class LambdaVariables {

  private LambdaVariables() {}

  static Map<String, String> of(
      FunctionConfiguration function, Session session, String runtimeApi, String logStream) {
    return Map.ofEntries(
        Map.entry("_HANDLER", function.handler()),
        Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.functionName()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", function.version()),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memorySize())),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", FunctionLog.group(function)),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", logStream),
        Map.entry("AWS_ACCESS_KEY_ID", session.accessKeyId()),
        Map.entry("AWS_SECRET_ACCESS_KEY", session.secretAccessKey()),
        Map.entry("AWS_SESSION_TOKEN", session.sessionToken()),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java17"));
  }
}
