package dev.polystack.shop.contracts.parameters;

import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;

/** What the catalog service publishes. */
public final class CatalogParameters {

  /** The REST API's address, without a slash at the end. */
  public static final Parameter API_URL =
      Parameter.published("catalog", "api", "url", ValueType.URL);

  /** The employees' user pool. */
  public static final Parameter USER_POOL_ID =
      Parameter.published("catalog", "auth", "user-pool-id", ValueType.ID);

  /** The app client by which employees sign in. */
  public static final Parameter CLIENT_ID =
      Parameter.published("catalog", "auth", "client-id", ValueType.ID);

  private CatalogParameters() {}
}
