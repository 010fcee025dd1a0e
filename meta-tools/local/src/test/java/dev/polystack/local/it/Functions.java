package dev.polystack.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.local.Cloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Deploys {@link Probe} with a role of its own, as a stack would. */
final class Functions {

  private static final JsonMapper JSON = new JsonMapper();

  private final LambdaClient lambda;
  private final IamClient iam;
  private final CloudWatchLogsClient logs;

  Functions(Cloud cloud) {
    this.lambda = cloud.client(LambdaClient.builder());
    this.iam = cloud.client(IamClient.builder());
    this.logs = cloud.client(CloudWatchLogsClient.builder());
  }

  /** Deploys a function that may write its logs and nothing else; its ARN. */
  String deploy(String name, Map<String, String> variables) {
    String role =
        iam.createRole(
                request ->
                    request
                        .roleName(name)
                        .assumeRolePolicyDocument(
                            """
                            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                             "Principal": {"Service": "lambda.amazonaws.com"},
                             "Action": "sts:AssumeRole"}]}"""))
            .role()
            .arn();
    logs.createLogGroup(request -> request.logGroupName("/aws/lambda/" + name));
    grant(name, "logs", "logs:*", "arn:aws:logs:*:*:log-group:/aws/lambda/%s:*".formatted(name));
    return lambda
        .createFunction(
            request ->
                request
                    .functionName(name)
                    .role(role)
                    .runtime(Runtime.JAVA17)
                    .handler(Probe.class.getName())
                    .memorySize(128)
                    .timeout(2)
                    .environment(environment -> environment.variables(variables))
                    .code(code -> code.zipFile(zip())))
        .functionArn();
  }

  /** Adds a permission to the function's role. */
  void grant(String name, String policy, String action, String resource) {
    iam.putRolePolicy(
        request ->
            request
                .roleName(name)
                .policyName(policy)
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                     "Action": "%s", "Resource": "%s"}]}"""
                        .formatted(action, resource)));
  }

  /** The credentials that the function runs with. */
  AwsSessionCredentials credentials(String name) {
    JsonNode environment = answer(name, "{\"do\": \"environment\"}");
    return AwsSessionCredentials.create(
        environment.path("AWS_ACCESS_KEY_ID").asText(),
        environment.path("AWS_SECRET_ACCESS_KEY").asText(),
        environment.path("AWS_SESSION_TOKEN").asText());
  }

  InvokeResponse invoke(String name, String payload) {
    return lambda.invoke(
        request -> request.functionName(name).payload(SdkBytes.fromUtf8String(payload)));
  }

  JsonNode answer(String name, String payload) {
    return json(invoke(name, payload));
  }

  static JsonNode json(InvokeResponse response) {
    try {
      return JSON.readTree(response.payload().asUtf8String());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The function alone: what a stack's own classes are to its layer. */
  private static SdkBytes zip() {
    String file = Probe.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        InputStream code = Probe.class.getClassLoader().getResourceAsStream(file)) {
      zip.putNextEntry(new ZipEntry(file));
      code.transferTo(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }
}
