package dev.polystack.shop.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site as the contracts' own build makes it: without anybody's declared use. */
class SiteTest {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]*)(#[^\"]*)?\"");

  @TempDir private Path folder;

  private Path contracts;
  private Path site;

  @BeforeEach
  void make() throws IOException {
    contracts = Shop.contracts(folder.resolve("contracts"));
    site = folder.resolve("site");
    Catalogue.main(new String[] {contracts.toString(), site.toString(), "--assemblies="});
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }

  @Test
  void everyContractFile_hasAPage() throws IOException {
    try (Stream<Path> files = Files.walk(contracts)) {
      for (Path file : files.filter(SiteTest::isContract).toList()) {
        String page = contracts.relativize(file).toString().replaceAll("\\.\\w+$", ".html");
        assertThat(site.resolve(page)).exists();
      }
    }
  }

  private static boolean isContract(Path file) {
    return file.toString().endsWith(".json") || file.toString().endsWith(".graphqls");
  }

  @Test
  void everyLink_leadsSomewhere() throws IOException {
    List<String> links = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = LINK.matcher(Files.readString(page));
      while (matcher.find()) {
        String address = matcher.group(1);
        if (!address.isEmpty() && !address.startsWith("data:")) {
          links.add(address);
          assertThat(page.resolveSibling(address)).as("link of %s", page).exists();
        }
      }
    }
    assertThat(links).hasSizeGreaterThan(100).noneMatch(link -> link.contains("//"));
  }

  @Test
  void whatAContractSays_staysText() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readString(page)).doesNotContain("<script>document", "<b>text</b>");
    }
    assertThat(Files.readString(site.resolve("events/catalog/v2/ProductChanged.html")))
        .contains("&lt;script&gt;document");
  }

  @Test
  void withoutAssemblies_nothingIsClaimed() throws IOException {
    assertThat(Files.readString(site.resolve("events/catalog/v1/ProductChanged.html")))
        .contains("Not known here.")
        .contains("no service's declared use was given");
  }

  @Test
  void aGraphqlExample_standsWithTheFileThatItAsks() throws IOException {
    assertThat(Files.readString(site.resolve("graphql/store/orders.html")))
        .contains("store GraphQL orders", "placeOrder(", "extend type", "<code>OrderError</code>")
        .contains("<li><code>CONFIRMED</code>")
        .doesNotContain("FindCups");
    assertThat(Files.readString(site.resolve("graphql/store/store.html")))
        .contains("FindCups")
        .doesNotContain("placeOrder(");
  }

  @Test
  void anOperation_hasAnAddressThatIsNothingElses() throws IOException {
    assertThat(Files.readString(site.resolve("rest/catalog/v1/openapi.html")))
        .contains("<h3 id=\"operation-createProduct\">")
        .doesNotContain("\"createProduct\"");
  }

  @Test
  void aContractThatGoes_takesItsPageAlong() throws IOException {
    Files.delete(contracts.resolve("events/catalog/v2/ProductChanged.json"));

    Catalogue.main(new String[] {contracts.toString(), site.toString()});

    assertThat(site.resolve("events/catalog/v2/ProductChanged.html")).doesNotExist();
    assertThat(site.resolve("events/catalog/v1/ProductChanged.html")).exists();
  }
}
