package dev.polystack.engine.scaffold;

import dev.polystack.engine.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The group that a POM states, or its parent's. */
final class PomGroup {

  private PomGroup() {}

  static String of(Path folder) {
    Path file = folder.resolve("pom.xml");
    try (InputStream stream = Files.newInputStream(file)) {
      Model model = new MavenXpp3Reader().read(stream);
      if (model.getGroupId() != null) {
        return model.getGroupId();
      }
      return model.getParent() == null ? "" : model.getParent().getGroupId();
    } catch (IOException | XmlPullParserException e) {
      throw new UserError("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
