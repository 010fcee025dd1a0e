package dev.polystack.shop.contracts.compatibility;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Released versions of the contracts, each in a folder of its own that never changes again. */
final class Releases {

  /** Names every file of a release with its SHA-256, as {@code sha256sum} does. */
  private static final String CHECKSUMS = "SHA256SUMS";

  /** 0.9.0 is older than 0.10.0. */
  static final Comparator<String> OLDEST_FIRST =
      Comparator.comparing(ModuleDescriptor.Version::parse);

  private final Path root;

  Releases(Path root) {
    this.root = root;
  }

  /** All versions, the newest last; none before the first release. */
  List<String> versions() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted(OLDEST_FIRST)
          .toList();
    }
  }

  /** Versions that were released but are no longer there, as git remembers; the newest last. */
  List<String> missing() throws IOException {
    Set<String> missing = new TreeSet<>(OLDEST_FIRST);
    missing.addAll(new History(root).versions(CHECKSUMS));
    versions().forEach(missing::remove);
    return List.copyOf(missing);
  }

  /** Whether git was told to forget what releases were, so that nothing can be held against it. */
  boolean isHistoryCutOff() throws IOException {
    return new History(root).isShallow();
  }

  ContractSet read(String version) throws IOException {
    return ContractSet.read(root.resolve(version));
  }

  /** What was promised by mistake. */
  Errata errata() throws IOException {
    return Errata.read(root);
  }

  /** What a release promises to who compiles against it. */
  Path javaApi(String version) {
    return root.resolve(version).resolve(JavaApi.FILE);
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
    TreeSet<String> changed = new TreeSet<>(new History(root).changedFiles(version, CHECKSUMS));
    for (String name : names) {
      String now = found.get(name);
      if (now == null || !now.equals(released.get(name))) {
        changed.add(name);
      }
    }
    return List.copyOf(changed);
  }

  /**
   * Keeps the contracts and the Java API as a release; the same again changes nothing.
   *
   * @param jar the artifact that is released
   * @throws IllegalStateException if the version was released before with other contracts
   */
  void add(String version, Path contracts, Path jar) throws IOException {
    Path folder = root.resolve(version);
    Path fresh = Files.createDirectories(root.resolve("." + version));
    for (String name : checksums(contracts).keySet()) {
      Path target = fresh.resolve(name);
      Files.createDirectories(target.getParent());
      Files.copy(contracts.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
    }
    JavaApi.write(jar, fresh.resolve(JavaApi.FILE));
    Map<String, String> checksums = checksums(fresh);
    StringBuilder lines = new StringBuilder();
    checksums.forEach((name, sum) -> lines.append(sum + "  " + name + "\n"));
    Files.writeString(fresh.resolve(CHECKSUMS), lines);
    boolean released = Files.exists(folder);
    boolean same = released && checksums.equals(checksums(folder));
    if (released) {
      delete(fresh);
    } else {
      Files.move(fresh, folder);
    }
    if (released && !same) {
      throw new IllegalStateException(
          "%s was released before and cannot change: release another version".formatted(folder));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
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
