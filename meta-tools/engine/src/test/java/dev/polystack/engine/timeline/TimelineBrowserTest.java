package dev.polystack.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.polystack.browser.Accessibility;
import dev.polystack.browser.Chromium;
import dev.polystack.browser.PageWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class TimelineBrowserTest {

  private static final String HOSTILE =
      "<img src=x onerror=document.title='owned'> & {{lanes}} {{steps}} 'quoted'";

  /** How high the picture's letters are on the screen. */
  private static final String LETTERS =
      """
      () => {
        const text = document.querySelector('svg text');
        return parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
      }
      """;

  @TempDir private Path folder;

  @Test
  void page_isReadable_accessible_andNeedsNothingElse() throws Exception {
    Timeline timeline =
        new Given()
            .line(0, "catalog/api", "INFO", "", HOSTILE)
            .event(20, "e1", "")
            .line(60, "store/updater", "WARN", "e1", "has to wait")
            .line(90, "store/updater", "ERROR", "e1", "refused")
            .buried(95, "e1")
            .event(99, "e2", "e1")
            .timeline();
    Path file = folder.resolve("way.html");
    Files.writeString(file, TimelineHtml.of(timeline));

    try (Chromium chromium = Chromium.launch()) {
      Page page = chromium.browser().newPage();
      PageWatch watch = PageWatch.on(page);
      page.navigate(file.toUri().toString());

      assertThat(page.title()).isEqualTo("Request c");
      assertThat(page.locator("main > ol > li").count()).isEqualTo(2);
      assertThat(page.locator("li.event > ol > li").count()).isEqualTo(4);
      assertThat(page.locator(".text").first().textContent()).isEqualTo(HOSTILE);
      assertThat(page.locator("svg circle").count()).isEqualTo(6);
      assertThat(page.locator("svg text:not(.mark)").allTextContents())
          .containsExactly(
              "catalog/api", "contracts/bus", "store/updater", "store/catalog/updates-dlq");
      assertThat(page.locator("svg text.mark").allTextContents())
          .containsExactly("0 ms", "20 ms", "40 ms", "60 ms", "80 ms");
      page.locator("summary").first().click();
      assertThat(page.locator("pre").first().isVisible()).isTrue();
      assertThat(Accessibility.violations(page)).isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(Accessibility.violations(page)).isEmpty();
      assertThat(watch.errors()).isEmpty();
      assertThat(watch.requests()).containsExactly(file.toUri().toString());

      Files.writeString(file, TimelineHtml.of(chain(8)));
      page.setViewportSize(360, 800);
      page.reload();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      assertThat((double) page.evaluate(LETTERS)).as("in pixels").isGreaterThanOrEqualTo(9);
      assertThat(Accessibility.violations(page)).isEmpty();
    }
  }

  /** Each event follows from the one before. */
  private static Timeline chain(int length) {
    Given given = new Given();
    for (int i = 0; i < length; i++) {
      given.event(10 * i, "e" + i, i == 0 ? "" : "e" + (i - 1));
    }
    return given.timeline();
  }
}
