package dev.polystack.engine.graph;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the drawing is seen, how large, and what the page says while there is none. */
class GraphMovingTest {

  private static final String PRESS_RESOURCES_DURING_THE_NEXT_LAYOUT =
      """
      () => {
        const layout = elk.layout.bind(elk);
        window.drawings = 0;
        new MutationObserver(() => window.drawings++).observe(tree, { childList: true });
        elk.layout = (...asked) => {
          elk.layout = layout;
          queueMicrotask(() => document.querySelector("[data-depth='3']").click());
          return layout(...asked);
        };
      }
      """;

  @RegisterExtension private final SmallProject project = new SmallProject();

  @Test
  void toggle_whileTheDrawingIsMoved_keepsTheNodeInItsPlace() {
    zoomIn();
    project.find("orders/search");
    project.settle();
    BoundingBox before = project.node("orders/search").locator(".name").boundingBox();

    project.page().keyboard().press("ArrowRight");
    assertThat(project.node("orders/search/Queue")).isVisible();
    project.settle();

    BoundingBox after = project.node("orders/search").locator(".name").boundingBox();
    assertThat(after.x).isCloseTo(before.x, within(1.0));
    assertThat(after.y).isCloseTo(before.y, within(1.0));
    assertThat(after.height).isCloseTo(before.height, within(0.1));
  }

  @Test
  void resize_fitsTheDrawing_onlyUntilTheReaderHasMovedIt() {
    double first = width();
    project.page().setViewportSize(1000, 700);
    project.page().waitForCondition(() -> width() < first * 0.9);

    zoomIn();
    double before = width();
    project.page().setViewportSize(1400, 900);
    project.settle();
    assertThat(width()).isCloseTo(before, within(0.1));

    project.page().getByText("Fit", new Page.GetByTextOptions().setExact(true)).click();
    project.page().waitForCondition(() -> Math.abs(width() - before) > 1);
  }

  @Test
  void draw_thatIsOvertaken_isLeftOut() {
    project.page().evaluate(PRESS_RESOURCES_DURING_THE_NEXT_LAYOUT);
    project.node("orders/search").locator(".toggle").click();

    assertThat(project.page().locator(".node.resource"))
        .hasCount(SmallProject.SERVICES.size() * (2 + 7 * 3 + 1));
    assertThat(project.page().locator("#canvas")).hasAttribute("aria-busy", "false");
    assertThat(project.page().evaluate("drawings")).as("drawn").isEqualTo(1);
  }

  @Test
  void draw_saysThatItWorks_andWhyItFailed() {
    project
        .page()
        .evaluate("() => { elk.layout = () => new Promise((_, fail) => (window.fail = fail)); }");
    project.node("orders/search").locator(".toggle").click();
    assertThat(project.page().locator("#state")).hasText("Drawing…");
    assertThat(project.page().locator("#canvas")).hasAttribute("aria-busy", "true");

    project.page().evaluate("fail(new Error('no room'))");
    assertThat(project.page().locator("#state")).containsText("cannot be drawn: no room");
    assertThat(project.page().locator("#canvas")).hasAttribute("aria-busy", "false");
    project.leaveAfter("no room");
  }

  @Test
  void page_asksNobodyForAnything() {
    Object refused =
        project
            .page()
            .evaluate(
                """
            () => new Promise((go) => {
              addEventListener('securitypolicyviolation', (event) => go(event.effectiveDirective));
              new Image().src = 'nothing.png';
            })
            """);

    assertThat(refused).isEqualTo("img-src");
    project.leaveAfter("Content Security Policy");
  }

  @Test
  void keys_zoomOnlyWithinTheDrawing() {
    double before = width();
    project.details().focus();
    project.page().keyboard().press("+");
    project.settle();
    assertThat(width()).isCloseTo(before, within(0.1));

    project.node("catalog").focus();
    project.page().keyboard().press("+");
    project.page().waitForCondition(() -> width() > before * 1.1);
  }

  @Test
  void onAPhone_theWheelScrolls_andZoomsOnceTheReaderIsInTheDrawing() {
    project.page().setViewportSize(360, 800);
    assertThat(project.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    BoundingBox canvas = project.page().locator("#canvas").boundingBox();
    project.page().mouse().move(canvas.x + 20, canvas.y + 20);
    project.settle();
    double before = width();
    project.page().mouse().wheel(0, 100);
    project.page().waitForCondition(() -> !project.page().evaluate("scrollY").equals(0));
    assertThat(width()).isCloseTo(before, within(0.1));

    project.node("catalog").focus();
    project.page().mouse().wheel(0, -100);
    project.page().waitForCondition(() -> width() > before);
  }

  @Test
  void onAPhone_manyStacksBeginClosed() {
    project.page().setViewportSize(360, 800);
    project.page().reload();

    assertThat(project.node("catalog")).hasAttribute("aria-expanded", "false");
    assertThat(project.page().locator("[data-depth='1']")).hasAttribute("aria-pressed", "true");
  }

  private void zoomIn() {
    double before = width();
    project.page().getByLabel("Zoom in").click();
    project.page().waitForCondition(() -> width() > before * 1.1);
    project.settle();
  }

  private double width() {
    return project.node("catalog").boundingBox().width;
  }
}
