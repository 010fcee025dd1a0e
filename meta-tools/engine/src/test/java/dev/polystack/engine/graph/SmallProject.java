package dev.polystack.engine.graph;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The page of two services and sixteen stacks, opened for each test by one browser for all. */
final class SmallProject implements BeforeEachCallback, AfterEachCallback {

  static final List<String> SERVICES = List.of("catalog", "orders");

  private GraphBrowser browser;
  private Page page;

  @Override
  public void beforeEach(ExtensionContext context) {
    browser =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(SmallProject.class, key -> launch(), GraphBrowser.class);
    visit("");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    browser.leave();
  }

  private static GraphBrowser launch() {
    Path folder = Path.of("target", "graph").toAbsolutePath();
    try {
      return GraphBrowser.of(new GeneratedProject(folder, SERVICES), folder);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens the page anew. */
  void visit(String hash) {
    browser.leave();
    page = browser.visit(ColorScheme.LIGHT, hash);
  }

  /** Closes the page, which was made to have an error. */
  void leaveAfter(String words) {
    browser.leaveAfter(words);
  }

  Page page() {
    return page;
  }

  Locator node(String id) {
    return page.locator("[id='node-%s']".formatted(id));
  }

  Locator details() {
    return page.locator("#details");
  }

  /** Types into the field, and asks for it. */
  void find(String words) {
    page.getByLabel("Find").fill(words);
    page.keyboard().press("Enter");
  }

  /** Waits until everything that moves has moved. */
  void settle() {
    page.evaluate(
        """
        async () => {
          const frame = () => new Promise((go) => requestAnimationFrame(go));
          await frame();
          await frame();
          await Promise.all(document.getAnimations().map((each) => each.finished));
        }
        """);
  }
}
