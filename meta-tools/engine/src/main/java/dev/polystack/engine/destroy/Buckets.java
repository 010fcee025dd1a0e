package dev.polystack.engine.destroy;

import dev.polystack.engine.UserError;
import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.inventory.DeployedResource;
import dev.polystack.engine.inventory.Inventory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Buckets that stand in the way: CloudFormation deletes only empty ones. */
public final class Buckets {

  private final Target target;
  private final List<DeployedResource> buckets;

  /** The buckets of stacks that are about to be destroyed, but for those that will be kept. */
  public Buckets(Target target, Inventory inventory, Set<String> stackNames) {
    this.target = target;
    this.buckets =
        inventory
            .ofType("AWS::S3::Bucket")
            .filter(bucket -> stackNames.contains(bucket.stackName()))
            .filter(bucket -> !Remains.isRetained(bucket))
            .toList();
  }

  /**
   * Refuses if one holds anything.
   *
   * @throws UserError with every bucket that does
   */
  public void requireEmpty() {
    if (buckets.isEmpty()) {
      return;
    }
    try (S3Client s3 = client()) {
      List<String> full =
          buckets.stream()
              .filter(bucket -> holdsAnything(s3, bucket.physicalId()))
              .map(bucket -> "%s (%s)".formatted(bucket.physicalId(), bucket.shortName()))
              .toList();
      if (!full.isEmpty()) {
        throw new UserError(
            "These buckets are not empty, so their stacks cannot be destroyed: %s. Save what is"
                    .formatted(String.join(", ", full))
                + " needed, then give --empty-buckets, which deletes every object and version.");
      }
    }
  }

  /** Deletes every object and every version, for good. */
  public void empty() {
    if (buckets.isEmpty()) {
      return;
    }
    try (S3Client s3 = client()) {
      for (DeployedResource bucket : buckets) {
        try {
          empty(s3, bucket.physicalId());
        } catch (NoSuchBucketException e) {
          // Somebody deleted it already, which is what is wanted.
        }
      }
    }
  }

  private static void empty(S3Client s3, String bucket) {
    s3.listObjectVersionsPaginator(request -> request.bucket(bucket)).stream()
        .forEach(
            page -> {
              List<ObjectIdentifier> objects =
                  Stream.concat(
                          page.versions().stream()
                              .map(each -> identifier(each.key(), each.versionId())),
                          page.deleteMarkers().stream()
                              .map(each -> identifier(each.key(), each.versionId())))
                      .toList();
              if (!objects.isEmpty()) {
                s3.deleteObjects(
                    request -> request.bucket(bucket).delete(delete -> delete.objects(objects)));
              }
            });
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }

  private static boolean holdsAnything(S3Client s3, String bucket) {
    try {
      var page = s3.listObjectVersions(request -> request.bucket(bucket).maxKeys(1));
      return page.hasVersions() || page.hasDeleteMarkers();
    } catch (NoSuchBucketException e) {
      return false;
    }
  }

  private S3Client client() {
    // The embedded cloud has no host name for each bucket.
    return Aws.client(target, S3Client.builder().forcePathStyle(target.local() != null));
  }
}
