package dev.polystack.shop.contracts.parameters;

import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;

/** What the central bus publishes. */
public final class BusParameters {

  /** The bus's name, for publishers. */
  public static final Parameter NAME =
      Parameter.published("contracts", "bus", "name", ValueType.NAME);

  /** The bus's ARN, for rules and permissions. */
  public static final Parameter ARN = Parameter.published("contracts", "bus", "arn", ValueType.ARN);

  /** The archive's ARN, for whoever needs the past once more. */
  public static final Parameter ARCHIVE_ARN =
      Parameter.published("contracts", "bus", "archive-arn", ValueType.ARN);

  private BusParameters() {}
}
