package dev.polystack.engine.scaffold;

import dev.polystack.engine.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
        Stream.of(
                written.stream(),
                Stream.of(Path.of("pom.xml"), Path.of("app/pom.xml"), place.app()),
                addToReadme(place).stream())
            .flatMap(Function.identity())
            .map(file -> checkout.root().relativize(place.repository().resolve(file)))
            .toList();
    JavaFormat.apply(checkout.root(), changed, checkout.log("format"));
    return changed;
  }

  /** Adds the stack to the table of stacks, if the repository's README has one. */
  private static Optional<Path> addToReadme(StackPlace place) {
    Path readme = Path.of("README.md");
    Path file = place.repository().resolve(readme);
    if (!Files.exists(file) || !SourceText.read(file).any(NewStack::headsTable)) {
      return Optional.empty();
    }
    SourceText.read(file)
        .beforeAfter(
            "table of stacks",
            NewStack::headsTable,
            line -> !line.startsWith("|"),
            "| [`%1$s`](stacks/%1$s) | a table of items |".formatted(place.stack().text()))
        .write();
    return Optional.of(readme);
  }

  private static boolean headsTable(String line) {
    return line.startsWith("| Stack | ");
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
