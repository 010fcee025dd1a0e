package dev.polystack.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

  private static Chromium chromium;

  @TempDir private Path folder;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  private Page page(String html) throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), html);
    Page page = chromium.browser().newPage();
    page.navigate(file.toUri().toString());
    return page;
  }

  @Test
  void aClick_runsThePagesScript() throws Exception {
    Page page = page("<button onclick=\"this.textContent = 'done'\">do it</button>");

    page.getByText("do it").click();

    assertThat(page.getByText("done").isVisible()).isTrue();
  }

  @Test
  void whatAPageComplainsAboutAndLoads_isHeard() throws Exception {
    Page page = page("<button>go</button>");
    PageWatch watch = PageWatch.on(page);

    page.evaluate(
        "() => { const image = new Image(); image.src = 'missing.png'; document.body.append(image);"
            + " console.error('alas');"
            + " return new Promise(done => image.addEventListener('error', done)); }");

    assertThat(watch.errors())
        .anyMatch(error -> error.equals("error: alas"))
        .anyMatch(error -> error.startsWith("not loaded: file:") && error.contains("missing.png"));
    assertThat(watch.requests()).singleElement().asString().endsWith("/missing.png");
  }

  @Test
  void aPageThatKeepsPeopleOut_isToldWhere() throws Exception {
    Page bad = page("<html><body><input><p style='color:#eee;background:#fff'>pale</p></body>");
    assertThat(Accessibility.violations(bad))
        .anyMatch(each -> each.startsWith("label:") && each.endsWith("at input"))
        .anyMatch(each -> each.startsWith("color-contrast:") && each.endsWith("at p"));

    Page good = page("<html lang=en><title>Good</title><main><h1>Good</h1></main>");
    assertThat(Accessibility.violations(good)).isEmpty();
  }

  @Test
  void aNamedBrowserThatIsNone_isRefusedByName() {
    Path none = folder.resolve("none");

    assertThatThrownBy(() -> Executables.named(none))
        .isInstanceOf(BrowserException.class)
        .hasMessageContaining(none.toString())
        .hasMessageContaining("CHROMIUM");
  }
}
