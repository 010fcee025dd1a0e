package dev.polystack.shop.contracts.parameters;

import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;

/** What the store service publishes. */
public final class StoreParameters {

  /** The GraphQL API's address. */
  public static final Parameter GRAPHQL_URL =
      Parameter.published("store", "api", "graphql-url", ValueType.URL);

  /** The customers' user pool. */
  public static final Parameter USER_POOL_ID =
      Parameter.published("store", "auth", "user-pool-id", ValueType.ID);

  /** The app client by which customers sign in. */
  public static final Parameter CLIENT_ID =
      Parameter.published("store", "auth", "client-id", ValueType.ID);

  private StoreParameters() {}
}
