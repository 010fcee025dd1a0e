package dev.polystack.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What turbo, nx and lerna read: packages in a workspace of npm's, and each tool's own settings.
 */
final class PackageFiles {

  static final String SCRIPT = "work";

  private PackageFiles() {}

  /** The files of the workspace by their paths. */
  static List<Generated> ofRoot() {
    return List.of(
        new Generated(
            "package.json",
            """
            {"name": "bench", "private": true, "version": "0.0.0", "packageManager": "npm@10.0.0",
             "workspaces": ["app/*"]}
            """),
        new Generated(
            "turbo.json",
            """
            {"tasks": {"work": {"dependsOn": ["^work"], "inputs": ["src/**"], "outputs": []}}}
            """),
        new Generated(
            "nx.json",
            """
            {"targetDefaults": {"work": {"dependsOn": ["^work"], "cache": true,
              "inputs": ["{projectRoot}/src/**"]}}}
            """),
        new Generated("lerna.json", "{\"version\": \"0.0.0\", \"packages\": [\"app/*\"]}\n"));
  }

  /** A package that needs others, and whose script takes that long. */
  static Generated ofStack(Path folder, String name, List<String> needs, double seconds) {
    String dependencies =
        needs.stream()
            .map(need -> "\"%s\": \"0.0.0\"".formatted(need))
            .collect(Collectors.joining(", "));
    return new Generated(
        folder.resolve("package.json").toString(),
        String.format(
            Locale.ROOT,
            "{\"name\": \"%s\", \"version\": \"0.0.0\", \"scripts\": {\"%s\": \"sleep %s\"},"
                + " \"dependencies\": {%s}}%n",
            name,
            SCRIPT,
            seconds,
            dependencies));
  }

  /** A file that is generated. */
  record Generated(String path, String content) {}
}
