package dev.polystack.shop.catalog.products;

import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;

/** What this stack gives to the other stacks of the service. */
public final class ProductsParameters {

  /** The table of products. */
  public static final Parameter TABLE_NAME =
      Parameter.internal("catalog", "products", "table-name", ValueType.NAME);

  /** The products' index by when they were created. */
  public static final String NEWEST_INDEX = "newest";

  /** The table of events that wait for the bus. */
  public static final Parameter OUTBOX_NAME =
      Parameter.internal("catalog", "products", "outbox-name", ValueType.NAME);

  private ProductsParameters() {}
}
