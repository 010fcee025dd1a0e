package dev.polystack.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A remote Maven repository in a folder, into which modules of the group {@code it} deploy. */
record MavenRepository(Path folder) {

  /** Deploys a jar with one file, as the parent POM does with pacts and results. */
  void deploy(String artifact, String version, String classifier, String file, String text)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve("it").resolve(artifact).resolve(version));
    Path jar = place.resolve("%s-%s-%s.jar".formatted(artifact, version, classifier));
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(file));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  /**
   * Deploys a snapshot's pacts, as Maven does: the file has the time in its name, and what it is
   * called after is told which is the newest.
   *
   * @return the version in which it can be had again
   */
  String deploySnapshot(String artifact, String base, int number, String file, String text)
      throws IOException {
    String exact = "%s-20261102.09300%d-%d".formatted(base, number, number);
    Path place = folder.resolve("it").resolve(artifact).resolve(base + "-SNAPSHOT");
    deploy(artifact, base + "-SNAPSHOT", "pacts", file, text);
    Files.move(
        place.resolve("%s-%s-SNAPSHOT-pacts.jar".formatted(artifact, base)),
        place.resolve("%s-%s-pacts.jar".formatted(artifact, exact)));
    Files.writeString(
        place.resolve("maven-metadata.xml"),
        """
        <metadata modelVersion="1.1.0"><groupId>it</groupId><artifactId>%s</artifactId>
        <version>%s-SNAPSHOT</version><versioning><lastUpdated>2026110209300%d</lastUpdated>
        <snapshotVersions><snapshotVersion><classifier>pacts</classifier><extension>jar</extension>
        <value>%s</value><updated>2026110209300%d</updated></snapshotVersion></snapshotVersions>
        </versioning></metadata>
        """
            .formatted(artifact, base, number, exact, number));
    return exact;
  }

  /** Tells which versions of a module there are. */
  void list(String artifact, List<String> versions) throws IOException {
    Files.writeString(
        folder.resolve("it").resolve(artifact).resolve("maven-metadata.xml"),
        """
        <metadata><groupId>it</groupId><artifactId>%s</artifactId>
        <versioning><versions>%s</versions></versioning></metadata>
        """
            .formatted(
                artifact,
                versions.stream()
                    .map("<version>%s</version>"::formatted)
                    .collect(Collectors.joining())));
  }
}
