package dev.polystack.engine.deploy;

import dev.polystack.engine.Checkout;
import dev.polystack.workspace.manifest.Repository;
import dev.polystack.workspace.stack.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** The environments that a checkout knows by their names. */
public final class KnownEnvironments {

  private KnownEnvironments() {}

  /**
   * Those that a {@code cdk.json} declares by their own names, and not as {@code preview-*}, and
   * those that were synthesized for here.
   */
  public static SortedSet<String> of(Checkout checkout) {
    SortedSet<String> names = new TreeSet<>();
    for (Repository repository : checkout.checkedOut()) {
      if (checkout.hasStacks(checkout.folder(repository))) {
        CdkJson.of(checkout.folder(repository))
            .context()
            .path("environments")
            .fieldNames()
            .forEachRemaining(
                name -> {
                  if (!name.endsWith("*")) {
                    names.add(name);
                  }
                });
      }
    }
    Path assemblies = checkout.work().path().resolve("assembly");
    if (Files.isDirectory(assemblies)) {
      synthesized(assemblies, names);
    }
    return names;
  }

  private static void synthesized(Path assemblies, SortedSet<String> names) {
    try (DirectoryStream<Path> environments =
        Files.newDirectoryStream(assemblies, Files::isDirectory)) {
      for (Path environment : environments) {
        try (DirectoryStream<Path> repositories = Files.newDirectoryStream(environment)) {
          for (Path repository : repositories) {
            if (Files.exists(repository.resolve(Assembly.FILE))) {
              names.add(String.valueOf(environment.getFileName()));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + assemblies, e);
    }
  }
}
