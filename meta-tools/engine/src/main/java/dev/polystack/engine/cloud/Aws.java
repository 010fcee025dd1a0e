package dev.polystack.engine.cloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients of the cloud that a target names. */
public final class Aws {

  private Aws() {}

  /** A client; on AWS region and credentials come from the usual configuration. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      Target target, B builder) {
    builder.httpClientBuilder(UrlConnectionHttpClient.builder());
    RunningCloud local = target.local();
    if (local != null) {
      builder
          .endpointOverride(URI.create(local.endpoint()))
          .region(Region.of(local.region()))
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())));
    }
    return builder.build();
  }
}
