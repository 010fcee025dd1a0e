package dev.polystack.shop.store.acceptance;

import static org.awaitility.Awaitility.await;

import dev.polystack.shop.contracts.parameters.BusParameters;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * A role that the bus takes for the catalog's, by its tags: the bus refuses everybody else, also
 * whoever runs these tests. Gone when it is closed.
 */
final class CatalogRole implements AutoCloseable {

  private static final String PERMISSION = "put-events";

  /** It takes AWS some seconds until a new role can be taken everywhere. */
  private static final Duration SPREADING = Duration.ofSeconds(30);

  private final IamClient iam =
      IamClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final String name = "store-acceptance-" + UUID.randomUUID();
  private final Credentials session;

  CatalogRole(Deployment deployment) {
    try (StsClient sts =
        StsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      String role = create(deployment, sts.getCallerIdentity().account());
      iam.putRolePolicy(
          request ->
              request
                  .roleName(name)
                  .policyName(PERMISSION)
                  .policyDocument(
                      """
                      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                        "Action":"events:PutEvents","Resource":"%s"}]}"""
                          .formatted(deployment.value(BusParameters.ARN))));
      session =
          await()
              .atMost(SPREADING)
              .ignoreExceptionsInstanceOf(StsException.class)
              .until(
                  () ->
                      sts.assumeRole(request -> request.roleArn(role).roleSessionName(name))
                          .credentials(),
                  taken -> taken != null);
    }
  }

  AwsCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
  }

  private String create(Deployment deployment, String account) {
    return iam.createRole(
            request ->
                request
                    .roleName(name)
                    .description("Of a test that ends within minutes")
                    .tags(
                        List.of(
                            tag("polystack:project", deployment.project()),
                            tag("polystack:env", deployment.environment()),
                            tag("polystack:service", "catalog")))
                    .assumeRolePolicyDocument(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                          "Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}"""
                            .formatted(account)))
        .role()
        .arn();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Override
  public void close() {
    iam.deleteRolePolicy(request -> request.roleName(name).policyName(PERMISSION));
    iam.deleteRole(request -> request.roleName(name));
    iam.close();
  }
}
