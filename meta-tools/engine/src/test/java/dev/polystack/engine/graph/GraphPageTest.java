package dev.polystack.engine.graph;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.polystack.browser.Accessibility;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of five services and forty stacks: opened from a disk, in a browser, offline. */
class GraphPageTest {

  private static final List<String> SERVICES =
      List.of("catalog", "orders", "payments", "shipping", "returns");

  @TempDir private static Path folder;
  private static GraphBrowser browser;

  private Page page;

  @BeforeAll
  static void write() throws Exception {
    browser = GraphBrowser.of(new GeneratedProject(folder, SERVICES), folder);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void visit() {
    page = browser.visit(ColorScheme.LIGHT, "");
  }

  @AfterEach
  void leave() {
    browser.leave();
  }

  @Test
  void open_showsEveryServiceAndStackWithinSight() {
    assertThat(page.locator(".node.service")).hasCount(5);
    assertThat(page.locator(".node.stack")).hasCount(40);
    var room = page.locator("#canvas").boundingBox();
    for (Locator node : page.locator(".node").all()) {
      var box = node.boundingBox();
      assertThat(box.x).isBetween(room.x, room.x + room.width - box.width);
      assertThat(box.y).isBetween(room.y, room.y + room.height - box.height);
    }
  }

  @Test
  void pointing_atANode_tellsItsWholeName() {
    assertThat(node("orders/search")).hasAttribute("title", "search: What orders does for search");
  }

  @Test
  void open_letsNoTwoStacksOverlap() {
    assertThat(GraphSight.of(page).overlappingStacks()).isEmpty();
  }

  @Test
  void open_showsNamesWhole_inLettersThatCanBeRead() {
    GraphSight sight = GraphSight.of(page);

    assertThat(sight.names()).hasSize(45);
    assertThat(sight.namesCutOff()).isEmpty();
    assertThat(sight.smallestLetters()).as("in pixels of the screen").isGreaterThanOrEqualTo(9);
    var toggle = node("orders").locator(".toggle").boundingBox();
    assertThat(Math.min(toggle.width, toggle.height)).as("to hit").isGreaterThanOrEqualTo(22);
  }

  @Test
  void page_hasNoViolationsOfAccessibility() {
    browser.leave();
    page = browser.visit(ColorScheme.LIGHT, "#orders/search");

    assertThat(page.locator("#details h2")).hasText("orders/search");
    assertThat(Accessibility.violations(page)).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(Accessibility.violations(page)).isEmpty();
  }

  @Test
  void select_showsOwnersCodeAndEvents() {
    node("orders/search").locator(".name").click();

    Locator details = page.locator("#details");
    assertThat(details).containsText("@shop/orders");
    assertThat(details).containsText("Subscribes to");
    assertThat(details).containsText("payments/data: Publisher Changed.v1");
    assertThat(details.getByRole(AriaRole.LINK))
        .hasAttribute("href", "https://git.example.com/shop/orders/tree/main/stacks/search");
    assertThat(page.locator(".line.event.lit")).hasCount(1);

    node("orders/site").locator(".name").click();
    assertThat(details).containsText("@shop/web");
  }

  @Test
  void select_ofAMock_saysThatItNeverGoesToProduction() {
    node("orders/mail").locator(".name").click();

    assertThat(page.locator("#details")).containsText("mock: never in production");
  }

  @Test
  void lines_joinWhoSendsToAQueue_andWhoCallsAnApi_withTheirStacks() {
    assertThat(page.locator(".line.queue")).hasCount(SERVICES.size());
    assertThat(page.locator(".line.api")).hasCount(SERVICES.size());
    assertThat(page.locator(".line.queue[data-from='orders/reports'][data-to='orders/worker']"))
        .hasCount(1);
    assertThat(page.locator(".line.api[data-from='orders/site'][data-to='orders/api']"))
        .hasCount(1);
    assertThat(page.locator(".line.event[data-from='payments/data'][data-to='orders/search']"))
        .hasCount(1);
  }

  private Locator node(String id) {
    return page.locator("[id='node-%s']".formatted(id));
  }
}
