package dev.polystack.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

class LambdaVariablesTest {

  private static final Session SESSION =
      new Session("arn:aws:iam::000000000000:role/r", "key", "secret", "token", Instant.MAX);

  private final FunctionConfiguration.Builder function =
      FunctionConfiguration.builder()
          .functionName("index")
          .handler("shop.Index")
          .version("$LATEST")
          .memorySize(256);

  /** But for the region, which the cloud gives to every function alike. */
  @Test
  void function_isToldWhatLambdaTells() {
    assertThat(LambdaVariables.of(function.build(), SESSION, "127.0.0.1:9001", "2026/11/24/[x]1"))
        .containsEntry("_HANDLER", "shop.Index")
        .containsEntry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001")
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "index")
        .containsEntry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .containsEntry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
        .containsEntry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
        .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/index")
        .containsEntry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/24/[x]1")
        .containsEntry("AWS_ACCESS_KEY_ID", "key")
        .containsEntry("AWS_SECRET_ACCESS_KEY", "secret")
        .containsEntry("AWS_SESSION_TOKEN", "token");
  }

  @Test
  void logGroup_isTheOneThatTheFunctionNames() {
    function.loggingConfig(config -> config.logGroup("/shop/all"));
    assertThat(LambdaVariables.of(function.build(), SESSION, "127.0.0.1:9001", "stream"))
        .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/shop/all");
    function.loggingConfig(config -> config.logFormat("JSON"));
    assertThat(LambdaVariables.of(function.build(), SESSION, "127.0.0.1:9001", "stream"))
        .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/index");
  }
}
