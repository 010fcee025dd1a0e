package dev.polystack.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Judges a page by axe-core: contrast, names, landmarks, what a keyboard reaches.
 *
 * @see <a href="https://github.com/dequelabs/axe-core">axe-core</a>
 */
public final class Accessibility {

  private static final String RUN =
      """
      async () => (await axe.run({ preload: false })).violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${rule.help}, at ${node.target.join(" ")}`))
      """;

  private Accessibility() {}

  /** Everything that keeps somebody from using the page as it stands now; empty if all is well. */
  public static List<String> violations(Page page) {
    page.evaluate(script());
    Object found = page.evaluate(RUN);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String script() {
    try {
      return Files.readString(NpmPackages.driver().resolve("node_modules/axe-core/axe.min.js"));
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core cannot be read", e);
    }
  }
}
