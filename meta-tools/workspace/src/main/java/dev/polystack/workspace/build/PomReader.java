package dev.polystack.workspace.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Reads the POMs of repositories, from the topmost one down through {@code <modules>}. */
final class PomReader {

  private final Map<Path, Pom> poms = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Reads a repository. One without a POM has no modules. */
  void readRepository(Path repository) {
    Path root = repository.toAbsolutePath().normalize();
    if (Files.exists(root.resolve("pom.xml"))) {
      read(root, root);
    }
  }

  /** Every POM read. */
  Collection<Pom> poms() {
    return poms.values();
  }

  /** Every POM that could not be read, fit to be shown to a user. */
  List<String> problems() {
    return problems;
  }

  private void read(Path repository, Path folder) {
    if (poms.containsKey(folder)) {
      return;
    }
    Path file = folder.resolve("pom.xml");
    try (InputStream in = Files.newInputStream(file)) {
      var pom = new Pom(repository, folder, new MavenXpp3Reader().read(in));
      poms.put(folder, pom);
      // What only a profile adds is no part of the build that everybody runs.
      for (String module : pom.model().getModules()) {
        readModule(pom, module);
      }
    } catch (XmlPullParserException e) {
      problems.add(
          "%s:%d:%d: this is no POM: %s"
              .formatted(file, e.getLineNumber(), e.getColumnNumber(), firstLine(e)));
    } catch (IOException e) {
      problems.add("%s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  private void readModule(Pom pom, String module) {
    Path folder = pom.folder().resolve(module).normalize();
    if (folder.endsWith("pom.xml")) {
      folder = folder.resolveSibling("");
    }
    if (!folder.startsWith(pom.repository())) {
      problems.add(
          "%s names the module '%s', which lies outside of its repository: a repository reaches another only by its artifacts"
              .formatted(pom.file(), module));
    } else if (!Files.exists(folder.resolve("pom.xml"))) {
      problems.add(
          "%s names the module '%s', but there is no %s"
              .formatted(pom.file(), module, folder.resolve("pom.xml")));
    } else {
      read(pom.repository(), folder);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
