package dev.polystack.engine.graph;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a reader does with the page: walks, opens, finds, leaves out. */
class GraphReaderTest {

  @RegisterExtension private final SmallProject project = new SmallProject();

  @Test
  void keyboard_walksOpensAndShows() {
    project.node("catalog").focus();
    project.page().keyboard().press("ArrowLeft");
    assertThat(project.node("catalog")).hasAttribute("aria-expanded", "false");
    assertThat(project.page().locator(".node.stack")).hasCount(8);

    project.page().keyboard().press("ArrowRight");
    assertThat(project.node("catalog")).hasAttribute("aria-expanded", "true");
    assertThat(project.node("catalog")).isFocused();
    project.page().keyboard().press("ArrowRight");
    assertThat(project.node("catalog/data")).isFocused();
    project.page().keyboard().press("ArrowRight");
    assertThat(project.node("catalog/data/Table0A1B2C3D")).isVisible();
    project.page().keyboard().press("ArrowDown");
    project.page().keyboard().press("Enter");

    assertThat(project.page().locator("#details h2")).hasText("catalog/data: Table");
    assertThat(project.details()).containsText("AWS::DynamoDB::Table");
  }

  @Test
  void find_opensWhatHidesAResource() {
    project.find("orders/worker/Queue");

    assertThat(project.node("orders/worker/Queue")).isFocused();
    assertThat(project.node("orders/worker/Queue")).hasAttribute("aria-selected", "true");
  }

  @Test
  void find_leavesTheFocusWithWhoeverWrites_andSaysWhenThereIsNothing() {
    Locator name = project.page().getByLabel("Find");
    name.pressSequentially("orders");
    assertThat(project.node("orders")).hasAttribute("aria-selected", "true");
    assertThat(name).isFocused();

    name.fill("cata");
    project.page().keyboard().press("Tab");
    assertThat(project.page().getByText("Services", exactly()).first()).isFocused();
    assertThat(project.node("orders")).hasAttribute("aria-selected", "true");

    project.find("invoices");
    assertThat(project.page().locator("#answer")).hasText("Nothing is called “invoices”.");

    project.page().getByLabel("Find").fill("ord");
    assertThat(project.page().locator("#answer")).isEmpty();
  }

  @Test
  void kinds_leaveOutWhatIsNotAskedFor() {
    assertThat(project.page().locator(".line.event").first()).isAttached();
    project.page().getByLabel("Events").uncheck();
    assertThat(project.page().locator(".line.event")).hasCount(0);
    assertThat(project.page().locator(".line.queue")).hasCount(SmallProject.SERVICES.size());
    project.page().getByLabel("Queues").uncheck();
    assertThat(project.page().locator(".line.queue")).hasCount(0);
  }

  @Test
  void depth_showsServicesAloneAndEverything() {
    project.page().getByText("Services", exactly()).first().click();
    assertThat(project.page().locator(".node")).hasCount(SmallProject.SERVICES.size());

    project.page().locator("[data-depth='3']").click();
    assertThat(project.page().locator(".node.resource"))
        .hasCount(SmallProject.SERVICES.size() * (2 + 7 * 3 + 1));
  }

  @Test
  void details_openAndClose() {
    project.node("orders/search").locator(".name").click();
    Locator open = project.page().locator("#details button[data-toggle]");
    assertThat(open).hasText("Open");

    open.click();
    assertThat(project.node("orders/search/Queue")).isVisible();
    assertThat(open).hasText("Close");
    assertThat(open).isFocused();
    assertThat(open.boundingBox().height).isGreaterThanOrEqualTo(24);
    open.click();
    assertThat(project.node("orders/search/Queue")).hasCount(0);
  }

  @Test
  void open_ofWhatNoAddressMeans_showsTheProject_andCountsOneAsOne() {
    project.visit("#50%");
    assertThat(project.details().locator("h2")).hasText("shop");

    project.page().evaluate("graph.services[0].stacks.splice(1); show(null)");

    assertThat(project.details()).containsText("2 services, 16 stacks");
    assertThat(project.page().locator("#details li").first()).containsText("catalog 1 stack,");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
