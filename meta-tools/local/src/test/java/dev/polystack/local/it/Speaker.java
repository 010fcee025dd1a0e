package dev.polystack.local.it;

import dev.polystack.local.Cloud;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/** Somebody with a role of their own who puts events on buses. */
final class Speaker implements AutoCloseable {

  private final EventBridgeClient events;

  /**
   * Makes the role and takes it.
   *
   * @param condition of the role's permission to put events, as JSON
   */
  Speaker(Cloud cloud, String role, Map<String, String> tags, String condition) {
    IamClient iam = cloud.client(IamClient.builder());
    String arn =
        iam.createRole(
                request ->
                    request
                        .roleName(role)
                        .tags(
                            tags.entrySet().stream()
                                .map(
                                    each ->
                                        Tag.builder()
                                            .key(each.getKey())
                                            .value(each.getValue())
                                            .build())
                                .toList())
                        .assumeRolePolicyDocument(
                            """
                            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                             "Principal": {"AWS": "arn:aws:iam::%s:root"},
                             "Action": "sts:AssumeRole"}]}"""
                                .formatted(Cloud.ACCOUNT)))
            .role()
            .arn();
    iam.putRolePolicy(
        policy ->
            policy
                .roleName(role)
                .policyName("speak")
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                     "Action": "events:PutEvents", "Resource": "*", "Condition": %s}]}"""
                        .formatted(condition)));
    var session =
        cloud
            .client(StsClient.builder())
            .assumeRole(request -> request.roleArn(arn).roleSessionName(role))
            .credentials();
    this.events =
        cloud.client(
            EventBridgeClient.builder(),
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
  }

  /** Puts one event for each source on a bus; the refusal, or null. */
  @Nullable String say(String bus, String detailType, String... sources) {
    try {
      events.putEvents(
          request ->
              request.entries(
                  List.of(sources).stream()
                      .map(
                          source ->
                              PutEventsRequestEntry.builder()
                                  .eventBusName(bus)
                                  .source(source)
                                  .detailType(detailType)
                                  .detail("{}")
                                  .build())
                      .toList()));
      return null;
    } catch (EventBridgeException e) {
      return e.getMessage();
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
