package dev.polystack.kit;

/**
 * How long the names of resources may be, where that is less than the 255 characters that a stack's
 * name and a few words never reach.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html">Quotas
 *     of AWS's services</a>
 */
public enum NameLimit {
  /** A function of Lambda. */
  FUNCTION("function", "Lambda", 64),
  /** A queue of SQS, {@code .fifo} included. */
  QUEUE("queue", "SQS", 80),
  /** A rule of EventBridge. */
  RULE("rule", "EventBridge", 64),
  /** A user pool of Cognito, or a client of one. */
  USER_POOL("user pool", "Cognito", 128);

  private final String kind;
  private final String service;
  private final int characters;

  NameLimit(String kind, String service, int characters) {
    this.kind = kind;
    this.service = service;
    this.characters = characters;
  }

  String checked(String name) {
    if (name.length() > characters) {
      throw new IllegalStateException(
          "%s name '%s' has %d characters, %s allows %d: shorten the environment's name"
              .formatted(kind, name, name.length(), service, characters));
    }
    return name;
  }
}
