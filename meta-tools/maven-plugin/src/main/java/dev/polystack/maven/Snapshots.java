package dev.polystack.maven;

import dev.polystack.pacts.PactException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.repository.metadata.Snapshot;
import org.apache.maven.artifact.repository.metadata.Versioning;
import org.apache.maven.artifact.repository.metadata.io.xpp3.MetadataXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.metadata.DefaultMetadata;
import org.eclipse.aether.metadata.Metadata.Nature;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.MetadataRequest;
import org.eclipse.aether.resolution.MetadataResult;

/**
 * The versions that snapshots were published in. A snapshot keeps its name while its content
 * changes; each publication of it has a time and a number, by which it can be had again.
 *
 * @see <a href="https://maven.apache.org/ref/3.9.11/maven-repository-metadata/">Maven's repository
 *     metadata</a>
 */
final class Snapshots {

  private static final String SUFFIX = "SNAPSHOT";

  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final List<RemoteRepository> repositories;

  /**
   * The snapshots of these repositories, as they are now: this build may just have changed them.
   */
  Snapshots(
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories) {
    this.system = system;
    this.session =
        new DefaultRepositorySystemSession(session)
            .setData(new DefaultSessionData())
            .setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
    this.repositories = repositories;
  }

  /**
   * The version in which a snapshot was published last, such as {@code 1.0-20261102.093000-7}. Any
   * other version, and a snapshot that is in none of the repositories, is what it is.
   *
   * @param artifact {@code group:artifact}
   */
  String newest(String artifact, String version) {
    if (!version.endsWith(SUFFIX)) {
      return version;
    }
    String[] names = artifact.split(":", 2);
    DefaultMetadata metadata =
        new DefaultMetadata(names[0], names[1], version, "maven-metadata.xml", Nature.SNAPSHOT);
    List<MetadataRequest> requests =
        repositories.stream()
            .map(repository -> new MetadataRequest(metadata, repository, null))
            .toList();
    return system.resolveMetadata(session, requests).stream()
        .filter(MetadataResult::isResolved)
        .map(result -> read(result.getMetadata().getFile().toPath()))
        .filter(each -> each.getSnapshot() != null && each.getSnapshot().getTimestamp() != null)
        .max(Comparator.comparing(each -> each.getSnapshot().getTimestamp()))
        .map(each -> exact(version, each.getSnapshot()))
        .orElse(version);
  }

  private static String exact(String version, Snapshot snapshot) {
    return "%s%s-%d"
        .formatted(
            version.substring(0, version.length() - SUFFIX.length()),
            snapshot.getTimestamp(),
            snapshot.getBuildNumber());
  }

  private static Versioning read(Path metadata) {
    try (InputStream file = Files.newInputStream(metadata)) {
      return Objects.requireNonNullElseGet(
          new MetadataXpp3Reader().read(file).getVersioning(), Versioning::new);
    } catch (IOException | XmlPullParserException e) {
      throw new PactException("cannot read %s: %s".formatted(metadata, e.getMessage()), e);
    }
  }
}
