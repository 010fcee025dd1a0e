package dev.polystack.maven;

import dev.polystack.pacts.BuiltModule;
import java.util.Collection;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** What pacts need to know of Maven's modules. */
final class Modules {

  private Modules() {}

  /** Those that build with a library themselves. */
  static List<MavenProject> with(Collection<MavenProject> modules, String library) {
    return modules.stream()
        .filter(
            module ->
                module.getDependencies().stream()
                    .map(each -> each.getGroupId() + ":" + each.getArtifactId())
                    .anyMatch(library::equals))
        .toList();
  }

  /** What its build has left in its folder. */
  static BuiltModule built(MavenProject module) {
    return new BuiltModule(module.getBasedir().toPath());
  }

  /** {@code group:artifact}. */
  static String coordinate(MavenProject module) {
    return module.getGroupId() + ":" + module.getArtifactId();
  }
}
