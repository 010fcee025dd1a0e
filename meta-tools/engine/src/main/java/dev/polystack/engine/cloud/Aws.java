package dev.polystack.engine.cloud;

import dev.polystack.engine.UserError;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Clients of the cloud that a target names. */
public final class Aws {

  /**
   * A thousand stacks are some thousand questions, of which CloudFormation and CloudWatch Logs
   * answer few in a second. So many attempts wait for ten seconds or so where one is throttled, and
   * for three where nobody answers; the SDK's own four are over after two.
   */
  private static final int ATTEMPTS = 6;

  private Aws() {}

  /**
   * A client; on AWS region and credentials come from the usual configuration.
   *
   * @throws UserError if no region is configured
   */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      Target target, B builder) {
    builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder()
                .retryStrategy(each -> each.maxAttempts(ATTEMPTS))
                .build());
    RunningCloud local = target.local();
    if (local != null) {
      builder
          .endpointOverride(URI.create(local.endpoint()))
          .region(Region.of(local.region()))
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey())));
    } else {
      builder.region(region(target));
    }
    return builder.build();
  }

  /** Whether the usual configuration says anything; a virtual machine on AWS may need none. */
  public static boolean isConfigured() {
    return Stream.of("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE")
            .anyMatch(System.getenv()::containsKey)
        || Files.exists(Path.of(System.getProperty("user.home"), ".aws", "config"));
  }

  /**
   * Looks whether an environment can be asked at all, before work that would be for nothing.
   *
   * @throws UserError if nothing says in which region of AWS it is
   */
  public static void requireRegion(Target target) {
    if (target.local() == null) {
      region(target);
    }
  }

  private static Region region(Target target) {
    try {
      return new DefaultAwsRegionProviderChain().getRegion();
    } catch (SdkClientException e) {
      throw new UserError(
          "The environment '%s' is on AWS, and nothing says in which region: set AWS_REGION, or AWS_PROFILE to a profile that has one."
              .formatted(target.environment()),
          e);
    }
  }
}
