package dev.polystack.shop.catalog.app;

import dev.polystack.kit.ServiceApp;
import dev.polystack.shop.catalog.api.ApiStack;
import dev.polystack.shop.catalog.auth.AuthStack;
import dev.polystack.shop.catalog.products.ProductsStack;

/** Synthesizes every stack of this repository. */
public final class CatalogApp {

  private CatalogApp() {}

  /** Started by the CDK; {@code cdk.json} says how. */
  public static void main(String[] arguments) {
    ServiceApp app = ServiceApp.of("catalog");
    new AuthStack(app);
    new ProductsStack(app);
    new ApiStack(app);
    app.synth();
  }
}
