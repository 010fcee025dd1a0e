package dev.polystack.engine.inventory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.polystack.engine.UserError;
import dev.polystack.workspace.stack.DeclaredStacks;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumersTest {

  private static final StackId BUS = new StackId("contracts", "bus");
  private static final StackId ALARMS = new StackId("contracts", "alarms");
  private static final StackId API = new StackId("store", "api");
  private static final String NAME = "/shop/test/contracts/bus/name";

  @TempDir private Path root;

  @Test
  void requireNoneElsewhere_whereADeployedStackNeedsIt_namesIt() throws IOException {
    assertThatThrownBy(
            () -> Consumers.requireNoneElsewhere(deployed(API, NAME), contracts(), Set.of(BUS)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("store/api consumes " + NAME + " of contracts/bus")
        .hasMessageContaining("meta clone");
  }

  @Test
  void requireNoneElsewhere_whereNobodyNeedsIt_orWhoeverDoesIsHere_isContent() throws IOException {
    StackGraph graph = contracts();
    assertThatCode(
            () -> {
              Consumers.requireNoneElsewhere(deployed(API, NAME), graph, Set.of(ALARMS));
              Consumers.requireNoneElsewhere(deployed(API, NAME + "-2"), graph, Set.of(BUS));
              Consumers.requireNoneElsewhere(deployed(ALARMS, NAME), graph, Set.of(BUS, ALARMS));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void requireNoneElsewhere_whereWhatIsDeployedPublishesOrConsumesWhatNoCodeDoes_namesIt()
      throws IOException {
    String old = NAME + "-old";
    DeployedResource parameter =
        new DeployedResource(
            BUS, "bus", "Old", "AWS::SSM::Parameter", old, MissingNode.getInstance());
    Inventory before =
        new Inventory(
            List.of(BUS, ALARMS, API),
            List.of(parameter),
            Map.of(ALARMS, Set.of(NAME), API, Set.of(old)));

    assertThatThrownBy(() -> Consumers.requireNoneElsewhere(before, contracts(), Set.of(BUS)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "contracts/alarms consumes " + NAME + " of contracts/bus (it is checked out here)")
        .hasMessageContaining(
            "store/api consumes " + old + " of contracts/bus (it is not checked out here)");
  }

  private static Inventory deployed(StackId consumer, String parameter) {
    return new Inventory(List.of(BUS, consumer), List.of(), Map.of(consumer, Set.of(parameter)));
  }

  private StackGraph contracts() throws IOException {
    Path repository = root.resolve("contracts");
    Files.createDirectories(repository.resolve("bus"));
    Files.createDirectories(repository.resolve("alarms"));
    Files.writeString(repository.resolve("bus/stack.yaml"), "publishes: [name]\n");
    Files.writeString(repository.resolve("alarms/stack.yaml"), "consumes: [bus/name]\n");
    return StackGraph.of(DeclaredStacks.read(repository, "shop", "test"), Set.of());
  }
}
