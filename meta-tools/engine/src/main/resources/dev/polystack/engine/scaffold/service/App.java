package {{package}}.app;

import dev.polystack.kit.ServiceApp;

/** Synthesizes every stack of this repository. */
public final class {{Service}}App {

  private {{Service}}App() {}

  /** Started by the CDK; {@code cdk.json} says how. */
  public static void main(String[] arguments) {
    ServiceApp app = ServiceApp.of("{{service}}");
    app.synth();
  }
}
