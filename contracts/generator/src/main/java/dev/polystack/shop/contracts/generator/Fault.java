package dev.polystack.shop.contracts.generator;

import java.util.Locale;

/** Everything that can be wrong with a contract; docs/schemas.md explains each by its name. */
enum Fault {
  /** A file is not the JSON or GraphQL that it claims to be. */
  UNREADABLE,
  /** A name or version is not the one that the file's place gives it. */
  WRONG_NAME,
  /** Two things have the same name. */
  DUPLICATE_NAME,
  /** Something that a reader of the contract needs is not said. */
  MISSING,
  /** Nobody is said to own the contract, or somebody else than its place says. */
  WRONG_OWNER,
  /** JSON Schema or GraphQL that has no Java type here. */
  NO_JAVA_TYPE,
  /** A rule that makes no sense by itself, such as a minimum above the maximum. */
  SENSELESS_RULE,
  /** A reference leads nowhere. */
  DANGLING_REFERENCE,
  /** A reference leads back to where it began. */
  CIRCULAR_REFERENCE,
  /** A property is named that the schema does not have. */
  UNKNOWN_PROPERTY,
  /** An event is named that no contract describes. */
  UNKNOWN_EVENT,
  /** GraphQL says something else of a type than the file of that name in {@code types/}. */
  CONTRADICTION,
  /** An example does not keep the schema that it explains. */
  INVALID_EXAMPLE;

  /** The name for people, such as {@code dangling-reference}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
