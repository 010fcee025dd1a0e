package dev.polystack.shop.journey;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * A role of its own that may put anything on the bus, as far as its own permission goes: what it
 * may say is up to the bus. Gone when it is closed.
 */
final class ServiceRole implements AutoCloseable {

  private static final String PERMISSION = "put-events";

  /** It takes AWS some seconds until a new role can be taken everywhere. */
  private static final Duration SPREADING = Duration.ofSeconds(30);

  private final IamClient iam =
      IamClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  private final String name = "journey-" + UUID.randomUUID();
  private final Credentials session;

  private ServiceRole(Map<String, String> tags, String busArn) {
    try (StsClient sts =
        StsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
      String role = create(tags, sts.getCallerIdentity().account());
      iam.putRolePolicy(
          request ->
              request
                  .roleName(name)
                  .policyName(PERMISSION)
                  .policyDocument(
                      """
                      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                        "Action":"events:PutEvents","Resource":"%s"}]}"""
                          .formatted(busArn)));
      session = Patience.await("role " + name, SPREADING, () -> assumed(sts, role));
    }
  }

  /** A role as the functions of a service have it, by its tags. */
  static ServiceRole of(String project, String environment, String service, String busArn) {
    return new ServiceRole(
        Map.of(
            "polystack:project", project,
            "polystack:env", environment,
            "polystack:service", service),
        busArn);
  }

  /** The role of somebody in the same account who has nothing to do with the project. */
  static ServiceRole ofStranger(String busArn) {
    return new ServiceRole(Map.of(), busArn);
  }

  AwsCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
  }

  private String create(Map<String, String> tags, String account) {
    return iam.createRole(
            request ->
                request
                    .roleName(name)
                    .description("Of a test that ends within minutes")
                    .tags(tags.entrySet().stream().map(ServiceRole::tag).toList())
                    .assumeRolePolicyDocument(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                          "Principal":{"AWS":"%s"},"Action":"sts:AssumeRole"}]}"""
                            .formatted(account)))
        .role()
        .arn();
  }

  private static Tag tag(Map.Entry<String, String> entry) {
    return Tag.builder().key(entry.getKey()).value(entry.getValue()).build();
  }

  private Optional<Credentials> assumed(StsClient sts, String role) {
    try {
      return Optional.of(
          sts.assumeRole(request -> request.roleArn(role).roleSessionName(name)).credentials());
    } catch (StsException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    iam.deleteRolePolicy(request -> request.roleName(name).policyName(PERMISSION));
    iam.deleteRole(request -> request.roleName(name));
    iam.close();
  }
}
