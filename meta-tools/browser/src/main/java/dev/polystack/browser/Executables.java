package dev.polystack.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds a browser: the one that was named, the machine's own, a packaged one. */
final class Executables {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<Path> MACOS =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

  private Executables() {}

  static Executable find() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return named(Path.of(named));
    }
    return installed().map(Executable::of).orElseGet(() -> isLinuxOnX64() ? packaged() : fail());
  }

  static Executable named(Path path) {
    if (!Files.isExecutable(path)) {
      throw new BrowserException(
          "CHROMIUM names %s, which is no program: name a Chromium, or leave the variable out"
              .formatted(path));
    }
    return Executable.of(path);
  }

  /** Fonts and libraries come with it: a server's image often has neither. */
  static Executable packaged() {
    Path unpacked = NpmPackages.chromium();
    return new Executable(
        unpacked.resolve("chromium"),
        Map.of(
            "LD_LIBRARY_PATH", unpacked.resolve("libraries/lib").toString(),
            "FONTCONFIG_FILE", unpacked.resolve("fonts.conf").toString()));
  }

  private static Optional<Path> installed() {
    return NAMES.stream()
        .map(Programs::find)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> MACOS.stream().filter(Files::isExecutable).findFirst());
  }

  private static boolean isLinuxOnX64() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  private static Executable fail() {
    throw new BrowserException(
        """
        Tests of pages need a Chromium or Chrome, and none was found.
          Debian, Ubuntu:  sudo apt-get install chromium
          Fedora:          sudo dnf install chromium
          macOS:           brew install --cask google-chrome
          elsewhere:       set CHROMIUM to its program""");
  }
}
