package dev.polystack.parameters;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of one value that a stack publishes, for instance the name of the central bus.
 *
 * <p>The value itself lives in the SSM Parameter Store under {@link #path(String, String)}. Both
 * the publisher and the consumers refer to the same constant, so the order of deployment follows
 * from code.
 *
 * @param service the service that publishes, in lower case with dashes
 * @param stack the stack of that service that publishes
 * @param name the value's name within the stack
 * @param type what the value is
 * @param visibility who may consume it
 */
public record Parameter(
    String service, String stack, String name, ValueType type, Visibility visibility) {

  private static final Pattern SEGMENT = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /**
   * Checks every part of the name.
   *
   * @throws IllegalArgumentException if a part is not in lower case with dashes
   */
  public Parameter {
    requireSegment("service", service);
    requireSegment("stack", stack);
    requireSegment("name", name);
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(visibility, "visibility");
  }

  /** A value that any service may consume. */
  public static Parameter published(String service, String stack, String name, ValueType type) {
    return new Parameter(service, stack, name, type, Visibility.PUBLISHED);
  }

  /** A value for the other stacks of the same service only. */
  public static Parameter internal(String service, String stack, String name, ValueType type) {
    return new Parameter(service, stack, name, type, Visibility.SERVICE);
  }

  /**
   * The full name in the Parameter Store: {@code /project/environment/service/stack/name}.
   *
   * @throws IllegalArgumentException if the project or the environment is not in lower case with
   *     dashes
   */
  public String path(String project, String environment) {
    requireSegment("project", project);
    requireSegment("environment", environment);
    return "/" + String.join("/", project, environment, service, stack, name);
  }

  /**
   * Whether a project, an environment, a service, a stack or a value may be called so: lower case
   * letters and digits, parted by single dashes.
   */
  public static boolean isSegment(String name) {
    return SEGMENT.matcher(name).matches();
  }

  private static void requireSegment(String what, String value) {
    if (!isSegment(value)) {
      throw new IllegalArgumentException(
          "%s '%s' must be lower case letters and digits, parted by single dashes"
              .formatted(what, value));
    }
  }
}
