package dev.polystack.workspace.manifest;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A manifest as text, in vcstool's shape with our keys beside. URLs are absolute; what others might
 * read as a number is quoted.
 */
final class ManifestText {

  private ManifestText() {}

  static String of(Manifest manifest) {
    var text = new StringBuilder();
    text.append("project: %s\n".formatted(quoted(manifest.project())));
    text.append(environments("production", manifest.production()));
    text.append(environments("staging", manifest.staging()));
    text.append("repositories:\n");
    for (Repository repository : manifest.repositories()) {
      text.append("  %s:\n    type: git\n".formatted(repository.name()));
      text.append("    url: %s\n".formatted(quoted(repository.url())));
      text.append("    version: %s\n".formatted(quoted(repository.version())));
      text.append("    kind: %s\n".formatted(repository.kind().name().toLowerCase(Locale.ROOT)));
      if (!repository.groups().isEmpty()) {
        text.append("    groups: [%s]\n".formatted(String.join(", ", repository.groups())));
      }
      if (!repository.description().isEmpty()) {
        text.append("    description: %s\n".formatted(quoted(repository.description())));
      }
    }
    return text.toString();
  }

  private static String environments(String key, Set<String> names) {
    return names.isEmpty()
        ? ""
        : "%s: [%s]\n"
            .formatted(
                key,
                names.stream()
                    .sorted()
                    .map(ManifestText::quoted)
                    .collect(Collectors.joining(", ")));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
