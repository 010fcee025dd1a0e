package dev.polystack.maven;

import dev.polystack.pacts.Pact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.version.Version;

/** Artifacts that hold pacts or results, found as Maven finds any: locally, then remotely. */
final class PactArtifacts {

  /** What a consumer publishes. */
  static final String PACTS = "pacts";

  /** What a provider publishes. */
  static final String RESULTS = "pact-results";

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  PactArtifacts(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session = session;
    this.repositories = repositories;
  }

  /**
   * The newest version of a module with which such an artifact was published. What was built or
   * released without its tests has none, and hides none.
   *
   * @param module {@code group:artifact}
   */
  Optional<String> newest(String module, String classifier) throws MojoExecutionException {
    List<Version> versions = new ArrayList<>(versions(module));
    Collections.reverse(versions);
    for (Version version : versions) {
      if (find(module, version.toString(), classifier).isPresent()) {
        return Optional.of(version.toString());
      }
    }
    return Optional.empty();
  }

  /** All that there are anywhere, the oldest first. */
  private List<Version> versions(String module) throws MojoExecutionException {
    try {
      return system
          .resolveVersionRange(
              session,
              new VersionRangeRequest(new DefaultArtifact(module + ":[0,)"), repositories, null))
          .getVersions();
    } catch (VersionRangeResolutionException e) {
      throw new MojoExecutionException(
          "Cannot tell the versions of %s: %s".formatted(module, e.getMessage()), e);
    }
  }

  /**
   * The JSON files of an artifact, unpacked to a folder.
   *
   * @param module {@code group:artifact}
   * @return empty if there is no such artifact
   * @throws MojoExecutionException if a repository cannot be asked
   */
  Optional<List<Path>> unpack(String module, String version, String classifier, Path folder)
      throws MojoExecutionException {
    Optional<Path> jar = find(module, version, classifier);
    if (jar.isEmpty()) {
      return Optional.empty();
    }
    try (FileSystem zip = FileSystems.newFileSystem(jar.get())) {
      Files.createDirectories(folder);
      List<Path> unpacked = new ArrayList<>();
      for (Path file : Pact.files(zip.getPath("/"))) {
        Path target = folder.resolve(String.valueOf(file.getFileName()));
        Files.write(target, Files.readAllBytes(file));
        unpacked.add(target);
      }
      return Optional.of(unpacked);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + jar.get(), e);
    }
  }

  private Optional<Path> find(String module, String version, String classifier)
      throws MojoExecutionException {
    Artifact artifact = new DefaultArtifact("%s:jar:%s:%s".formatted(module, classifier, version));
    try {
      return Optional.of(
          system
              .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
              .getArtifact()
              .getFile()
              .toPath());
    } catch (ArtifactResolutionException e) {
      if (e.getResult().getExceptions().stream()
          .allMatch(cause -> cause instanceof ArtifactNotFoundException)) {
        return Optional.empty();
      }
      throw new MojoExecutionException(
          "Cannot look for %s: %s".formatted(artifact, e.getMessage()), e);
    }
  }
}
