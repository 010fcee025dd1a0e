package dev.polystack.kit;

/**
 * A stack that stands in for something outside of the project, such as a payment provider. It is
 * part of no synthesis for production: {@link ServiceApp#mock} leaves it out, and made in any other
 * way it refuses.
 */
public abstract class MockStack extends ServiceStack {

  /**
   * Adds a mock to its service; to be called by way of {@link ServiceApp#mock}.
   *
   * @param name the stack's name within the service, also its folder under {@code stacks/}
   * @param description what it stands in for, in one sentence
   * @throws IllegalStateException if the environment is production
   */
  protected MockStack(ServiceApp app, String name, String description) {
    super(refusingProduction(app, name), name, description);
  }

  private static ServiceApp refusingProduction(ServiceApp app, String name) {
    if (app.environment().production()) {
      throw new IllegalStateException(
          "%s/%s is a mock, and %s is production: add it by ServiceApp.mock, which leaves it out there"
              .formatted(app.service(), name, app.environment().name()));
    }
    return app;
  }
}
