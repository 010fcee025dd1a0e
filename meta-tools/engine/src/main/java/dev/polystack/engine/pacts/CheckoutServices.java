package dev.polystack.engine.pacts;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.deploy.SynthesizedService;
import dev.polystack.pacts.BuiltModule;
import dev.polystack.pacts.Deployed;
import dev.polystack.pacts.Services;
import dev.polystack.workspace.build.Module;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who takes part in pacts in a checkout.
 *
 * @param services all of them, beside those that an environment runs
 * @param clients those that are built beside a service of another name, and deployed nowhere
 */
public record CheckoutServices(Services services, Set<String> clients) {

  /** Copies the set. */
  public CheckoutServices {
    clients = Set.copyOf(clients);
  }

  /**
   * The services of a checkout beside those of an environment.
   *
   * @param deployed what the environment runs, by service
   */
  public static CheckoutServices of(Checkout checkout, Map<String, Deployed> deployed) {
    PactModules modules = PactModules.of(checkout);
    Map<String, Deployed> here = new TreeMap<>();
    Set<String> clients = new TreeSet<>();
    for (Module module :
        Stream.concat(modules.consumers().stream(), modules.providers().stream()).toList()) {
      Optional<String> service = SynthesizedService.of(checkout.work(), module.repository());
      // The names stand in the files that the tests wrote.
      for (String name : new BuiltModule(module.folder()).services()) {
        here.put(name, Recording.of(modules, module.repository()));
        if (service.isPresent() && !service.get().equals(name)) {
          clients.add(name);
        }
      }
    }
    return new CheckoutServices(
        new Services(new CheckoutPacts(checkout, modules), here, deployed), clients);
  }
}
