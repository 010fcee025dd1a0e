package dev.polystack.pacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells whether code is still the code that was verified: a SNAPSHOT keeps its version while its
 * code changes. The compiler makes the same again.
 */
final class CodeDigest {

  /** What tells of an archive itself, and differs whenever it is packed. */
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private static final String POM = "META-INF/maven/";

  private CodeDigest() {}

  /**
   * SHA-256 of every class and every resource, names included.
   *
   * @param classPath folders and archives; one that is missing has nothing in it
   */
  static String of(Collection<Path> classPath) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path entry : classPath) {
        digest.update((byte) '\n');
        if (Files.isDirectory(entry)) {
          addFolder(entry, digest);
        } else if (Files.exists(entry)) {
          addArchive(entry, digest);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void addFolder(Path folder, MessageDigest digest) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(folder.relativize(file).toString(), digest);
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the classes in " + folder, e);
    }
  }

  /** By the checksums that stand in it already. */
  private static void addArchive(Path archive, MessageDigest digest) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(each -> !each.getName().equals(MANIFEST) && !each.getName().startsWith(POM))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry each : entries) {
        add("%s %x %d".formatted(each.getName(), each.getCrc(), each.getSize()), digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the classes in " + archive, e);
    }
  }

  private static void add(String text, MessageDigest digest) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
