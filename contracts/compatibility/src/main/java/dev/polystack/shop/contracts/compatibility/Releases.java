package dev.polystack.shop.contracts.compatibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Released versions of the contracts, each in a folder of its own that never changes again. */
final class Releases {

  /** Names every file of a release with its SHA-256, as {@code sha256sum} does. */
  private static final String CHECKSUMS = "SHA256SUMS";

  private final Path root;

  Releases(Path root) {
    this.root = root;
  }

  /** All versions; none before the first release. */
  List<String> versions() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  ContractSet read(String version) throws IOException {
    return ContractSet.read(root.resolve(version));
  }

  /** Files of a release that are not as they were released; empty if all are. */
  List<String> changedFiles(String version) throws IOException {
    Map<String, String> released = new TreeMap<>();
    Path list = root.resolve(version).resolve(CHECKSUMS);
    if (Files.exists(list)) {
      for (String line : Files.readAllLines(list)) {
        released.put(line.substring(66), line.substring(0, 64));
      }
    }
    Map<String, String> found = checksums(root.resolve(version));
    TreeSet<String> names = new TreeSet<>(released.keySet());
    names.addAll(found.keySet());
    List<String> changed = new ArrayList<>();
    for (String name : names) {
      String now = found.get(name);
      if (now == null || !now.equals(released.get(name))) {
        changed.add(name);
      }
    }
    return changed;
  }

  /**
   * Keeps the contracts as a release.
   *
   * @throws IllegalStateException if the version was released before
   */
  void add(String version, Path contracts) throws IOException {
    Path folder = root.resolve(version);
    if (Files.exists(folder)) {
      throw new IllegalStateException(
          "%s was released before and cannot change: release another version".formatted(folder));
    }
    for (String name : checksums(contracts).keySet()) {
      Path target = folder.resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(contracts.resolve(name), target, StandardCopyOption.COPY_ATTRIBUTES);
    }
    StringBuilder lines = new StringBuilder();
    checksums(folder).forEach((name, sum) -> lines.append(sum + "  " + name + "\n"));
    Files.writeString(folder.resolve(CHECKSUMS), lines);
  }

  private static Map<String, String> checksums(Path folder) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.equals(CHECKSUMS)) {
          checksums.put(name, sha256(Files.readAllBytes(file)));
        }
      }
    }
    return checksums;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
