package dev.polystack.workspace.build;

/** A Maven artifact, whatever its version: in a workspace there is one of each. */
public record Coordinate(String groupId, String artifactId) {

  @Override
  public String toString() {
    return groupId + ":" + artifactId;
  }
}
