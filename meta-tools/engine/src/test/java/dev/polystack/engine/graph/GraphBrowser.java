package dev.polystack.engine.graph;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.polystack.browser.Chromium;
import dev.polystack.browser.PageWatch;
import dev.polystack.engine.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A project's page in a browser that has no network. */
final class GraphBrowser implements AutoCloseable {

  private final Chromium chromium;
  private final Path file;
  private @Nullable Visit visit;

  private record Visit(BrowserContext context, PageWatch watch) {}

  private GraphBrowser(Chromium chromium, Path file) {
    this.chromium = chromium;
    this.file = file;
  }

  /** Writes the page into a folder. */
  static GraphBrowser of(GeneratedProject project, Path folder)
      throws IOException, InterruptedException {
    WorkFolder work = new WorkFolder(Path.of("target", "work").toAbsolutePath());
    Path file = folder.resolve("graph.html");
    new GraphPage(work, project.repositories(), folder)
        .write(project.topology(), "shop", "test", file);
    return new GraphBrowser(Chromium.launch(), file);
  }

  /** Opens the page, until it is drawn. */
  Page visit(ColorScheme scheme, String hash) {
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                new NewContextOptions()
                    .setColorScheme(scheme)
                    .setOffline(true)
                    .setViewportSize(1500, 950));
    Page page = context.newPage();
    visit = new Visit(context, PageWatch.on(page));
    page.navigate(file.toUri() + hash);
    assertThat(page.locator("body")).hasAttribute("data-drawn", Pattern.compile("\\d+"));
    return page;
  }

  /** Closes the page, which has had no error and asked nobody for anything. */
  void leave() {
    if (visit != null) {
      assertThat(visit.watch().errors()).isEmpty();
      assertThat(visit.watch().requests()).allMatch(address -> address.startsWith("file:"));
      close(visit);
    }
  }

  /** Closes the page, which was made to have an error. */
  void leaveAfter(String words) {
    if (visit != null) {
      assertThat(visit.watch().errors()).anyMatch(error -> error.contains(words));
      close(visit);
    }
  }

  private void close(Visit left) {
    left.context().close();
    visit = null;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
