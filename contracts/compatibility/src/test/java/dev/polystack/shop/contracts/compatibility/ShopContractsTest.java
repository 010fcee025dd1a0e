package dev.polystack.shop.contracts.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shop's own contracts in a copy, and the gate with the arguments that the build gives it. */
class ShopContractsTest {

  private static final Path CONTRACTS = Path.of("../contracts/src/main/resources/contracts");
  private static final Path RELEASED = Path.of("../released");

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Given.copy(CONTRACTS, folder.resolve("contracts"));
    Given.copy(RELEASED, folder.resolve("released"));
  }

  record Run(int status, String output) {}

  @Test
  void thereIsARelease() throws IOException {
    assertThat(new Releases(folder.resolve("released")).versions()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events/catalog/v2/ProductChanged.json|\"category\"|\"group\"|events/catalog/v2/ProductChanged.json /properties/category",
        "events/catalog/v2/ProductChanged.json|\"required\": [|\"required\": [\"taxClass\", |events/catalog/v2/ProductChanged.json /properties/taxClass",
        "messages/catalog/v1/ReserveStock.json|\"maxItems\": 100|\"maxItems\": 50|messages/catalog/v1/ReserveStock.json /properties/items/maxItems",
        "types/Money.json|\"minimum\": 0|\"minimum\": -1|types/Money.json /properties/amount/minimum",
        "rest/catalog/v1/openapi.json|\"getProduct\"|\"readProduct\"|rest/catalog/v1/openapi.json /paths/~1products~1{productId}/get/operationId",
        "rest/partners/v1/NewPartnerOrder.json|[\"reference\", \"lines\"]|[\"reference\", \"lines\", \"note\"]|rest/partners/v1/NewPartnerOrder.json /properties/note",
        "graphql/store/store.graphqls|totalCount: Int!|count: Int!|graphql/store ProductConnection.totalCount",
        "graphql/store/orders.graphqls|expectedTotal: MoneyInput!|expectedTotal: MoneyInput! more: Int!|graphql/store PlaceOrderInput.more",
      })
  void aBreakingChange_isRefusedAndPutBackItPasses(String file, String old, String now, String line)
      throws Exception {
    Path contract = folder.resolve("contracts").resolve(file);
    String text = Files.readString(contract);
    assertThat(text).contains(old);
    Files.writeString(contract, text.replace(old, now));

    assertThatThrownBy(() -> CompatibilityGate.main(arguments()))
        .isInstanceOf(BrokenContractsException.class)
        .message()
        .contains("\n" + line + "\n  changed   ", "\n  instead   ");

    Files.writeString(contract, text);
    assertThatCode(() -> CompatibilityGate.main(arguments())).doesNotThrowAnyException();
  }

  @Test
  void anEditedRelease_endsTheGateWith1() throws Exception {
    Path file = folder.resolve("released").resolve(newest()).resolve("types/Money.json");
    Files.writeString(file, Files.readString(file).replace("\"minimum\": 0", "\"minimum\": 1"));

    Run refused = asItsOwnProgram();

    assertThat(refused.status).isEqualTo(1);
    assertThat(refused.output)
        .contains("types/Money.json", "differs from what was released", "restore released/");
  }

  private String newest() throws IOException {
    List<String> versions = new Releases(folder.resolve("released")).versions();
    return versions.get(versions.size() - 1);
  }

  /** The released API stands in for the jar: it is what the contracts became. */
  private String[] arguments() throws IOException {
    return new String[] {
      folder.resolve("contracts").toString(),
      folder.resolve("released").toString(),
      folder.resolve("report").toString(),
      RELEASED.resolve(newest()).resolve(JavaApi.FILE).toString()
    };
  }

  private Run asItsOwnProgram() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CompatibilityGate.class.getName());
    command.addAll(List.of(arguments()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
