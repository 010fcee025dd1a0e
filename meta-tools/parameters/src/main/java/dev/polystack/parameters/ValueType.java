package dev.polystack.parameters;

/**
 * What the value of a parameter is. The Parameter Store holds each to its pattern, so a deployment
 * that would publish anything else fails.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html">
 *     AllowedPattern of PutParameter</a>
 */
public enum ValueType {
  /** An Amazon Resource Name. */
  ARN("^arn:[a-z0-9-]+:[a-z0-9-]+:.+$"),
  /** An address, with its scheme. */
  URL("^https?://[^ ]+$"),
  /** What a resource is called: letters, digits, dots, dashes and underscores. */
  NAME("^[A-Za-z0-9._-]+$"),
  /** What a service has given a resource to be known by, in characters of its choice. */
  ID("^[^ ]+$");

  private final String pattern;

  ValueType(String pattern) {
    this.pattern = pattern;
  }

  /** The regular expression that a value matches as a whole. */
  public String pattern() {
    return pattern;
  }
}
