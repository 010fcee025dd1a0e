package dev.polystack.engine.cloud;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An environment to deploy to. What is local and what is on AWS differ by these values alone.
 *
 * @param project part of every name
 * @param environment part of every name
 * @param local how to reach the embedded cloud; null for AWS, where the usual configuration counts
 */
public record Target(String project, String environment, @Nullable RunningCloud local) {

  /** The environment that runs on this machine. */
  public static final String LOCAL = "local";

  /** The environment variables by which SDKs, the CDK and tests reach it. */
  public Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("POLYSTACK_PROJECT", project);
    variables.put("POLYSTACK_ENV", environment);
    if (local != null) {
      variables.put("AWS_ENDPOINT_URL", local.endpoint());
      variables.put("AWS_ENDPOINT_URL_S3", local.endpoint());
      variables.put("AWS_REGION", local.region());
      variables.put("AWS_DEFAULT_REGION", local.region());
      variables.put("AWS_ACCESS_KEY_ID", local.accessKeyId());
      variables.put("AWS_SECRET_ACCESS_KEY", local.secretAccessKey());
      variables.put("AWS_EC2_METADATA_DISABLED", "true");
      variables.put(Lacks.VARIABLE, Lacks.EMBEDDED);
      variables.put("CDK_DEFAULT_ACCOUNT", local.accountId());
      variables.put("CDK_DEFAULT_REGION", local.region());
    }
    return variables;
  }

  /** The stack {@code catalog/products} as CloudFormation knows it, and so on. */
  public String path(String parameter) {
    return "/" + project + "/" + environment + "/" + parameter;
  }
}
