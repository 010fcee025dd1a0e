package dev.polystack.shop.store.catalog;

import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;

/** What this stack tells the other stacks of this service about the index. */
public final class IndexParameters {

  /** The domain's address, {@code https://} included. */
  public static final Parameter ENDPOINT =
      Parameter.internal("store", "catalog", "index-endpoint", ValueType.URL);

  /** The domain's ARN, for policies. */
  public static final Parameter DOMAIN_ARN =
      Parameter.internal("store", "catalog", "domain-arn", ValueType.ARN);

  /** Where the catalog's events wait for the index. */
  public static final Parameter QUEUE_URL =
      Parameter.internal("store", "catalog", "queue-url", ValueType.URL);

  /** Where events wait for a person, each with its reason. */
  public static final Parameter DEAD_LETTERS_URL =
      Parameter.internal("store", "catalog", "dead-letters-url", ValueType.URL);

  private IndexParameters() {}
}
