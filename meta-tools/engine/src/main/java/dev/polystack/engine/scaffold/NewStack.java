package dev.polystack.engine.scaffold;

import dev.polystack.engine.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Begins a stack of a service: a Maven module with a table, and its line in the service's app. */
public final class NewStack {

  private final Checkout checkout;

  /** Begins stacks in a workspace. */
  public NewStack(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Writes the module.
   *
   * @param id {@code service/stack}
   * @return what was written or changed, relative to the workspace
   * @throws dev.polystack.engine.UserError if a name cannot be one, or the stack exists
   */
  public List<Path> create(String id) throws InterruptedException {
    House house = House.of(checkout);
    StackPlace place = StackPlace.of(house, id);
    List<Path> written = new Template("stack").writeTo(place.repository(), place.values());
    PomText.of(place.repository()).withModule("stacks/" + place.stack().text()).write();
    PomText.of(place.repository().resolve("app"))
        .withDependency(place.group(), place.artifact(), "${project.version}")
        .write();
    addToApp(place);
    List<Path> changed =
        Stream.concat(
                written.stream(),
                Stream.of(Path.of("pom.xml"), Path.of("app/pom.xml"), place.app()))
            .map(file -> checkout.root().relativize(place.repository().resolve(file)))
            .toList();
    JavaFormat.apply(checkout.root(), changed, checkout.log("format"));
    return changed;
  }

  private static void addToApp(StackPlace place) {
    String type = place.stack().type() + "Stack";
    SourceText.read(place.repository().resolve(place.app()))
        .withImport(place.packageName() + "." + type)
        .before(
            "line 'app.synth();'",
            line -> line.strip().equals("app.synth();"),
            "    new %s(app);".formatted(type))
        .write();
  }
}
