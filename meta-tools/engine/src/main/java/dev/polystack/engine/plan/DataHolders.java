package dev.polystack.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Which resources hold data, and what keeps these when a resource goes. */
final class DataHolders {

  /** What the CDK's specification of resources does not call stateful although it is. */
  private static final Set<String> MORE =
      Set.of(
          "AWS::Cassandra::Table",
          "AWS::Cognito::IdentityPool",
          "AWS::ECR::Repository",
          "AWS::Events::Archive",
          "AWS::Events::EventBus",
          "AWS::EventSchemas::Registry",
          "AWS::KinesisVideo::Stream",
          "AWS::MemoryDB::Cluster",
          "AWS::MSK::Cluster",
          "AWS::OpenSearchServerless::Collection",
          "AWS::S3Express::DirectoryBucket",
          "AWS::S3Tables::Table",
          "AWS::S3Tables::TableBucket",
          "AWS::S3Vectors::Index",
          "AWS::Timestream::Table");

  private DataHolders() {}

  /**
   * Whether a resource holds data.
   *
   * @param stateful whether the CDK's specification of resources says so
   */
  static boolean holdsData(String type, boolean stateful) {
    return stateful || MORE.contains(type);
  }

  /**
   * Whether data survive when the resource is deleted.
   *
   * @param deployed as it stands in the deployed template, whose policy counts
   */
  static boolean surviveDeletion(JsonNode deployed) {
    return isKept(deployed.path("DeletionPolicy"));
  }

  /**
   * Whether the replaced resource is kept beside the new one.
   *
   * @param next as it stands in the template that is deployed, whose policy counts
   */
  static boolean surviveReplacement(JsonNode next) {
    return isKept(next.path("UpdateReplacePolicy"));
  }

  private static boolean isKept(JsonNode policy) {
    return policy.asText().startsWith("Retain") || policy.asText().equals("Snapshot");
  }
}
