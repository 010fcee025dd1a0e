package dev.polystack.parameters;

/** Who may consume a parameter. */
public enum Visibility {
  /** Only stacks of the service that publishes it: a table's name, a function's ARN. */
  SERVICE,
  /** Any service: part of the publisher's interface, so its meaning never changes. */
  PUBLISHED
}
