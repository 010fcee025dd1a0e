package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** What a POM states of its coordinate, or its parent does for it. */
final class PomCoordinate {

  private PomCoordinate() {}

  static String group(Path folder) {
    return stated(folder, Model::getGroupId, Parent::getGroupId);
  }

  static String version(Path folder) {
    return stated(folder, Model::getVersion, Parent::getVersion);
  }

  private static String stated(
      Path folder, Function<Model, String> own, Function<Parent, String> inherited) {
    Path file = folder.resolve("pom.xml");
    try (InputStream stream = Files.newInputStream(file)) {
      Model model = new MavenXpp3Reader().read(stream);
      return Optional.ofNullable(own.apply(model))
          .or(() -> Optional.ofNullable(model.getParent()).map(inherited))
          .orElse("");
    } catch (IOException | XmlPullParserException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
