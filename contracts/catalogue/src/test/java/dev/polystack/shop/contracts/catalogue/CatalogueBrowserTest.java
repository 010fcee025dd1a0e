package dev.polystack.shop.contracts.catalogue;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.polystack.browser.Accessibility;
import dev.polystack.browser.Chromium;
import dev.polystack.browser.PageWatch;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The site as people use it: opened from a disk, in a real browser, without a network. */
class CatalogueBrowserTest {

  private static final List<String> ONE_OF_EACH_KIND =
      List.of(
          "index.html",
          "events/catalog/v1/ProductChanged.html",
          "messages/catalog/v1/ReserveStock.html",
          "rest/catalog/v1/openapi.html",
          "graphql/store/store.html",
          "types/Money.html",
          "services/store.html");

  @TempDir private static Path folder;

  private static Path site;
  private static Chromium chromium;

  private BrowserContext context;
  private Page page;
  private PageWatch watch;

  @BeforeAll
  static void open() throws Exception {
    site = folder.resolve("site");
    Path contracts = Shop.contracts(folder.resolve("contracts"));
    String assemblies =
        Shop.assemblies().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Catalogue.main(
        new String[] {contracts.toString(), site.toString(), "--assemblies=" + assemblies});
    chromium = Chromium.launch();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @BeforeEach
  void visit() {
    visit(ColorScheme.LIGHT);
  }

  private void visit(ColorScheme scheme) {
    context =
        chromium
            .browser()
            .newContext(new NewContextOptions().setColorScheme(scheme).setOffline(true));
    page = context.newPage();
    watch = PageWatch.on(page);
    page.navigate(site.resolve("index.html").toUri().toString());
  }

  @AfterEach
  void nothingComplainedAndNothingWasFetched() {
    assertThat(watch.errors()).isEmpty();
    assertThat(watch.requests())
        .isNotEmpty()
        .allMatch(each -> each.startsWith(site.toUri().toString()) || each.startsWith("data:"));
    context.close();
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void fromTheSearchToAnEvent_toItsConsumer_andItsExample() {
    page.getByRole(AriaRole.SEARCHBOX).fill("withdrawn");
    page.locator("#results").getByText("ProductWithdrawn.v1").click();
    assertThat(heading("ProductWithdrawn.v1")).isVisible();
    assertThat(page.getByLabel("Example 1")).containsText("\"reason\": \"sold out\"");
    assertThat(page.getByLabel("Example 1"))
        .containsText("\"detail-type\": \"ProductWithdrawn.v1\"");

    page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Consumers"))
        .getByText("store/catalog")
        .click();
    assertThat(heading("store")).isVisible();
    assertThat(page.getByText("The index of products")).isVisible();
    assertThat(page.getByLabel("What store uses")).containsText("ProductWithdrawn.v1");
  }

  @Test
  void theDrawing_leadsToWhatItShows() {
    Locator drawing = page.getByLabel("Flows between services");
    assertThat(drawing.locator(".line")).not().hasCount(0);

    drawing.getByText("ReserveStock.v1").click();

    assertThat(heading("ReserveStock.v1")).isVisible();
    assertThat(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Senders")))
        .containsText("store/orders");
    assertThat(page.getByLabel("Example 1")).containsText("\"type\": \"ReserveStock.v1\"");
    assertThat(page.getByText("Idempotency key")).isVisible();
    link("ProductChanged.v2").last().click();
    assertThat(page.getByText("Caused by")).isVisible();
  }

  @Test
  void aKeyboardAlone_findsAndOpensAPage() {
    page.keyboard().press("Control+/");
    assertThat(page.getByRole(AriaRole.SEARCHBOX)).not().isFocused();
    page.keyboard().press("/");
    page.keyboard().type("money");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("found");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");

    assertThat(heading("Money")).isVisible();
    page.keyboard().press("Tab");
    assertThat(link("Skip to the content")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
  }

  @Test
  void aFieldsName_findsItsEvent_andNonsenseFindsNothing() {
    Locator search = page.getByRole(AriaRole.SEARCHBOX);
    search.fill("imageUrl event");
    assertThat(page.locator("#results")).containsText("ProductChanged.v1");

    search.fill("zzz");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("0 pages found");
    search.press("Escape");
    assertThat(page.getByRole(AriaRole.NAVIGATION)).isVisible();
  }

  @Test
  void theOtherMajor_isOnePageAway() {
    page.getByRole(AriaRole.NAVIGATION).getByText("ProductChanged.v1").click();
    page.getByLabel("Versions of ProductChanged").getByText("ProductChanged.v2").click();

    assertThat(heading("ProductChanged.v2")).isVisible();
    assertThat(page.getByText("None among catalog, store.")).isVisible();
    assertThat(page).hasTitle("ProductChanged.v2 · Event catalogue");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void aPageOfEachKind_isForEverybody(ColorScheme scheme) {
    context.close();
    visit(scheme);
    for (String each : ONE_OF_EACH_KIND) {
      page.navigate(site.resolve(each).toUri().toString());
      assertThat(Accessibility.violations(page)).as(each).isEmpty();
    }
  }

  @Test
  void onAPhone_nothingIsWiderThanTheScreen() {
    page.setViewportSize(360, 800);
    for (String each : ONE_OF_EACH_KIND) {
      page.navigate(site.resolve(each).toUri().toString());
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(each).isEqualTo(360);
    }
  }

  @Test
  void onAPhone_theContentsAreFoldedAndLeadToEveryPage() {
    page.setViewportSize(360, 800);
    assertThat(page.getByRole(AriaRole.NAVIGATION)).isHidden();

    page.locator("#contents > summary").click();
    link("OrderLine").click();

    assertThat(heading("OrderLine")).isVisible();
    assertThat(page.getByRole(AriaRole.NAVIGATION)).isHidden();
    page.setViewportSize(1200, 800);
    assertThat(page.getByRole(AriaRole.NAVIGATION)).isVisible();
  }
}
