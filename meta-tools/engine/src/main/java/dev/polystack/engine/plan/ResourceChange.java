package dev.polystack.engine.plan;

import java.util.List;

/**
 * What happens to one resource.
 *
 * @param id its name in the template
 * @param type such as {@code AWS::DynamoDB::Table}
 * @param losesData whether it holds data, and these go with it
 * @param properties what differs; empty for what is created or goes
 */
public record ResourceChange(
    String id, String type, Action action, boolean losesData, List<PropertyChange> properties) {

  /** Copies the list. */
  public ResourceChange {
    properties = List.copyOf(properties);
  }
}
