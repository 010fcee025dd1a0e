package dev.polystack.engine.build;

import dev.polystack.engine.Checkout;
import dev.polystack.engine.UserError;
import dev.polystack.engine.process.Finished;
import dev.polystack.engine.tools.Maven;
import dev.polystack.workspace.build.Module;
import dev.polystack.workspace.build.ModuleGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Builds modules of one repository by Maven, without tests and gates. */
final class MavenBuild {

  private final Checkout checkout;
  private final Maven maven;
  private final ModuleGraph modules;

  MavenBuild(Checkout checkout, Maven maven, ModuleGraph modules) {
    this.checkout = checkout;
    this.maven = maven;
    this.modules = modules;
  }

  /**
   * Builds some modules, or all. Some are built without looking for anything at a remote, which
   * saves a second, unless Maven lacks something: a dependency may be new.
   *
   * @throws UserError if they do not build; the compiler's errors are named
   */
  void run(Path repository, List<Module> chosen) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-q", "-Dquick", "-DskipTests", "install"));
    if (!modules.sharesTests(repository)) {
      arguments.add("-Dmaven.test.skip=true"); // Compiling them is a third of a build.
    }
    Path log = checkout.work().log("build", repository);
    Finished finished;
    if (chosen.size() == modules.modulesOf(repository).size()) {
      finished = maven.run(repository, arguments).run(log);
    } else {
      arguments.addAll(0, List.of("-pl", selectors(chosen)));
      finished = maven.offlineFirst(repository, arguments, log);
    }
    if (!finished.succeeded()) {
      throw new UserError(
          "%s does not build:\n%s\n  Log: %s"
              .formatted(
                  checkout.work().nameOf(repository), Maven.errors(finished), finished.log()));
    }
  }

  private static String selectors(List<Module> modules) {
    return modules.stream().map(Module::selector).collect(Collectors.joining(","));
  }
}
