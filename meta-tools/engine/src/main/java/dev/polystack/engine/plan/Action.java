package dev.polystack.engine.plan;

/** What becomes of a resource. */
public enum Action {
  /** There is none yet. */
  CREATE("+", "created"),
  /** It stays the same resource. */
  UPDATE("~", "updated"),
  /** A new one takes its place. */
  REPLACE("-/+", "replaced"),
  /** A new one may take its place: CloudFormation decides by values that are not known yet. */
  MAY_REPLACE("~/+", "updated, maybe replaced"),
  /** It goes, with what is in it. */
  DELETE("-", "deleted"),
  /** It leaves the stack and stays where it is, by its {@code DeletionPolicy}. */
  RELEASE("<", "kept, apart from the stack");

  private final String mark;
  private final String words;

  Action(String mark, String words) {
    this.mark = mark;
    this.words = words;
  }

  /** A sign for the margin. */
  public String mark() {
    return mark;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Of an impact as {@code @aws-cdk/cloudformation-diff} names it. */
  static Action of(String impact) {
    return switch (impact) {
      case "WILL_CREATE", "WILL_IMPORT" -> CREATE;
      case "WILL_UPDATE", "NO_CHANGE" -> UPDATE;
      case "WILL_REPLACE" -> REPLACE;
      case "MAY_REPLACE" -> MAY_REPLACE;
      case "WILL_DESTROY" -> DELETE;
      case "WILL_ORPHAN" -> RELEASE;
      default -> throw new IllegalArgumentException("no impact is named " + impact);
    };
  }
}
