package dev.polystack.shop.store.app;

import dev.polystack.kit.ServiceApp;
import dev.polystack.shop.store.api.ApiStack;
import dev.polystack.shop.store.auth.AuthStack;
import dev.polystack.shop.store.catalog.CatalogStack;

/** Synthesizes every stack of this repository. */
public final class StoreApp {

  private StoreApp() {}

  /** Started by the CDK; {@code cdk.json} says how. */
  public static void main(String[] arguments) {
    ServiceApp app = ServiceApp.of("store");
    new AuthStack(app);
    new CatalogStack(app);
    new ApiStack(app);
    app.synth();
  }
}
