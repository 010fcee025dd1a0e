package dev.polystack.shop.contracts.app;

import dev.polystack.kit.ServiceApp;
import dev.polystack.shop.contracts.bus.BusStack;
import dev.polystack.shop.contracts.events.Events;

/** Synthesizes every stack of this repository. */
public final class ContractsApp {

  private ContractsApp() {}

  /** Started by the CDK; {@code cdk.json} says how. */
  public static void main(String[] arguments) {
    ServiceApp app = ServiceApp.of("contracts");
    new BusStack(app, Events.ALL);
    app.synth();
  }
}
