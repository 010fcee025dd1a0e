package dev.polystack.engine.release;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * Changes the versions that one POM says: that of its parent, and its properties. The rest of the
 * file stays as it is, to the byte.
 */
final class PomVersions {

  private static final Pattern PARENT = Pattern.compile("<parent>[\\s\\S]*?</parent>");

  private PomVersions() {}

  /** The POM with another version of its parent, if that is one of these artifacts. */
  static String withParent(String pom, Set<String> artifacts, Version version) {
    Optional<Parent> parent = parent(pom, artifacts);
    Matcher block = PARENT.matcher(pom);
    if (parent.isEmpty() || !block.find()) {
      return pom;
    }
    String raised =
        block.group().replaceFirst("(?<=<version>)[^<]*(?=</version>)", version.toString());
    return pom.substring(0, block.start()) + raised + pom.substring(block.end());
  }

  /** The POM with other values of these properties, where it has them. */
  static String withProperties(String pom, Set<String> names, Version version) {
    String raised = pom;
    for (String name : names) {
      raised =
          raised.replaceAll(
              "(?<=<%1$s>)[^<$]*(?=</%1$s>)".formatted(Pattern.quote(name)), version.toString());
    }
    return raised;
  }

  private static Optional<Parent> parent(String pom, Set<String> artifacts) {
    return Optional.ofNullable(read(pom).getParent())
        .filter(each -> artifacts.contains(each.getGroupId() + ":" + each.getArtifactId()));
  }

  static Model read(String pom) {
    try {
      return new MavenXpp3Reader().read(new StringReader(pom));
    } catch (IOException | XmlPullParserException e) {
      throw new IllegalArgumentException("this is no POM: " + e.getMessage(), e);
    }
  }
}
