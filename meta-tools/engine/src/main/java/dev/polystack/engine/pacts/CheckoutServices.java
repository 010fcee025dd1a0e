package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Services;
import dev.polystack.workspace.build.Module;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The services that a checkout would deploy, as far as they take part in pacts. */
public final class CheckoutServices {

  private CheckoutServices() {}

  /**
   * The services of a checkout beside those of an environment.
   *
   * @param deployed what the environment runs, by service
   */
  public static Services of(Checkout checkout, Map<String, Deployed> deployed) {
    PactModules modules = PactModules.of(checkout);
    return new Services(new CheckoutPacts(checkout, modules), here(modules), deployed);
  }

  /** The names stand in the files that the tests wrote. */
  private static Map<String, Deployed> here(PactModules modules) {
    Map<String, Deployed> here = new TreeMap<>();
    Stream.concat(modules.consumers().stream(), modules.providers().stream())
        .forEach(module -> add(here, modules, module));
    return here;
  }

  private static void add(Map<String, Deployed> here, PactModules modules, Module module) {
    new BuiltModule(module.folder())
        .services()
        .forEach(name -> here.put(name, Recording.of(modules, module.repository())));
  }
}
