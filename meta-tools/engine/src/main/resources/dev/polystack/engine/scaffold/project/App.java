package {{group}}.contracts.app;

import {{group}}.contracts.events.Events;
import dev.polystack.kit.ServiceApp;
import dev.polystack.shop.contracts.bus.BusStack;

/** Synthesizes the central bus, on which every owner of an event may speak as itself. */
public final class ContractsApp {

  private ContractsApp() {}

  /** Started by the CDK; {@code cdk.json} says how. */
  public static void main(String[] arguments) {
    ServiceApp app = ServiceApp.of("contracts");
    new BusStack(app, Events.ALL);
    app.synth();
  }
}
