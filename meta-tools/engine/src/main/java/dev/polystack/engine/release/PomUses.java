package dev.polystack.engine.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginConfiguration;
import org.jspecify.annotations.Nullable;

/** Every artifact that one POM names in a version, wherever Maven lets it do so. */
final class PomUses {

  private final List<Use> uses = new ArrayList<>();

  /**
   * An artifact in a version.
   *
   * @param group as it is written
   * @param version as it is written
   */
  record Use(String group, String artifact, String version) {}

  private PomUses() {}

  static List<Use> of(Model model) {
    PomUses all = new PomUses();
    Parent parent = model.getParent();
    if (parent != null) {
      all.add(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }
    Stream.concat(Stream.of(model), model.getProfiles().stream()).forEach(all::add);
    Build build = model.getBuild();
    if (build != null) {
      all.add(build);
      build
          .getExtensions()
          .forEach(each -> all.add(each.getGroupId(), each.getArtifactId(), each.getVersion()));
    }
    model.getProfiles().stream()
        .flatMap(profile -> Stream.<BuildBase>ofNullable(profile.getBuild()))
        .forEach(all::add);
    return all.uses;
  }

  private void add(ModelBase base) {
    base.getDependencies().forEach(this::add);
    DependencyManagement managed = base.getDependencyManagement();
    if (managed != null) {
      managed.getDependencies().forEach(this::add);
    }
  }

  private void add(PluginConfiguration build) {
    build.getPlugins().forEach(this::add);
    if (build.getPluginManagement() != null) {
      build.getPluginManagement().getPlugins().forEach(this::add);
    }
  }

  private void add(Plugin plugin) {
    add(plugin.getGroupId(), plugin.getArtifactId(), plugin.getVersion());
    plugin.getDependencies().forEach(this::add);
  }

  private void add(Dependency dependency) {
    add(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
  }

  /** One without a version of its own is managed elsewhere, and raised there. */
  private void add(String group, String artifact, @Nullable String version) {
    if (version != null) {
      uses.add(new Use(group, artifact, version));
    }
  }
}
