package dev.polystack.engine.scaffold;

import dev.polystack.engine.Checkout;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.manifest.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Begins a service: a repository with one stack, and its entry in the manifest. */
public final class NewService {

  private final Checkout checkout;

  /** Begins services in a workspace. */
  public NewService(Checkout checkout) {
    this.checkout = checkout;
  }

  /**
   * Writes the repository.
   *
   * @param name the service's, part of every name in the cloud
   * @param stack the name of its first stack
   * @param group Maven's; empty for that of the other repositories
   * @return what was written, relative to the workspace
   * @throws dev.polystack.engine.UserError if a name cannot be one, or the repository exists
   */
  public List<Path> create(String name, String stack, String group) throws InterruptedException {
    House house = House.of(checkout);
    Name service = Name.of("service", name);
    Name.of("stack", stack);
    String maven = group.isEmpty() ? house.group() : Group.checked(group);
    Path folder = checkout.root().resolve(House.folderOf(service));
    Map<String, String> values = new HashMap<>();
    values.put("project", checkout.project());
    values.put("group", maven);
    values.put("service", service.text());
    values.put("stack", stack);
    values.put("Service", service.type());
    values.put("words", service.words());
    values.put("package", maven + "." + service.segment());
    values.put("path", (maven + "." + service.segment()).replace('.', '/'));
    values.put("polystackVersion", house.polystackVersion());
    values.put(
        "contractsVersion",
        house.contracts().map(Module::folder).map(PomCoordinate::version).orElse("0.1.0-SNAPSHOT"));
    List<Path> written = new ArrayList<>();
    new Template("service")
        .writeTo(folder, values)
        .forEach(file -> written.add(checkout.root().relativize(folder.resolve(file))));
    license().ifPresent(file -> written.add(copy(file, folder)));
    ManifestText.of(checkout.root()).withService(service).write();
    written.add(Path.of("repos.yaml"));
    written.addAll(new NewStack(checkout).create(name + "/" + stack));
    if (Files.exists(checkout.root().resolve("contracts/.git"))
        || !Files.exists(checkout.root().resolve(".git"))) {
      GitInit.in(folder, checkout.log("git"));
    }
    return written.stream().distinct().toList();
  }

  /** The licence that the other repositories have. */
  private Optional<Path> license() {
    return checkout.repositories().stream()
        .filter(each -> each.kind() != Kind.TOOLS)
        .map(each -> checkout.folder(each).resolve("LICENSE"))
        .filter(Files::exists)
        .findFirst();
  }

  private Path copy(Path file, Path folder) {
    Path target = folder.resolve(String.valueOf(file.getFileName()));
    try {
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
    return checkout.root().relativize(target);
  }
}
