package dev.polystack.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.polystack.parameters.Parameter;
import dev.polystack.parameters.ValueType;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.services.sqs.Queue;

/** What a synthesis for production writes, with mocks in the service. */
class MockStackTest {

  private static final Parameter STAND_IN =
      Parameter.internal("store", "simulator", "url", ValueType.URL);
  private static final Parameter CHOSEN =
      Parameter.internal("store", "payments", "url", ValueType.URL);
  private static final Map<String, Object> PRODUCTION =
      Map.of(
          "project",
          "shop",
          "env",
          "prod",
          "environments",
          Map.of("prod", Map.of("production", true)));

  /** Its name does not say that it is a mock; its type does. */
  private static final class SimulatorStack extends MockStack {
    SimulatorStack(ServiceApp app) {
      super(app, "simulator", "Stands in for the payment provider.");
      Queue.Builder.create(this, "Calls").queueName(physicalName("calls")).build();
      publish(STAND_IN, "http://simulator.test");
    }
  }

  /** Knows where payments go: to the mock, or to the real provider. */
  private static final class PaymentsStack extends ServiceStack {
    PaymentsStack(ServiceApp app) {
      super(app, "payments", "Where payments go.");
      publish(CHOSEN, target().production() ? "https://pay.example.com" : consume(STAND_IN));
    }
  }

  private static final class OrdersStack extends ServiceStack {
    OrdersStack(ServiceApp app, Parameter provider) {
      super(app, "orders", "Orders.");
      Queue.Builder.create(this, "Work").queueName(physicalName(consume(provider))).build();
    }
  }

  @TempDir Path repository;

  @Test
  void mock_outsideProduction_isSynthesizedAndMarked() {
    Assembly assembly = shop(Map.of("project", "shop", "env", "test"));

    assertThat(assembly.stacks())
        .filteredOn(StackRecord::mock)
        .extracting(StackRecord::name)
        .containsExactly("simulator");
    assertThat(graph(assembly)).contains("store/simulator");
  }

  @Test
  void mock_inProduction_isInNoFileOfTheAssembly() throws IOException {
    Assembly assembly = shop(PRODUCTION);

    assertThat(assembly.production()).isTrue();
    assertThat(assembly.stacks()).extracting(StackRecord::name).doesNotContain("simulator");
    try (var files = Files.walk(assembly.folder())) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(file.getFileName() + Files.readString(file))
                      .doesNotContain("simulator"));
    }
  }

  @Test
  void mock_inProduction_leavesNothingDangling() {
    assertThat(graph(shop(PRODUCTION))).containsExactly("store/payments", "store/orders");
  }

  @Test
  void synth_inProductionOfAStackThatNeedsAMock_isRefusedWithBoth() {
    ServiceApp app = ServiceApp.forTest("store", repository, PRODUCTION);
    app.mock(SimulatorStack::new);
    new OrdersStack(app, STAND_IN);

    assertThatIllegalStateException()
        .isThrownBy(app::synth)
        .withMessageContainingAll("store/orders", "'url' of store/simulator", "mock");
  }

  @Test
  void construction_inProductionWithoutMock_isRefused() {
    ServiceApp app = ServiceApp.forTest("store", repository, PRODUCTION);

    assertThatIllegalStateException()
        .isThrownBy(() -> new SimulatorStack(app))
        .withMessageContaining("store/simulator is a mock, and prod is production");
  }

  private Assembly shop(Map<String, Object> context) {
    ServiceApp app = ServiceApp.forTest("store", repository, context);
    app.mock(SimulatorStack::new);
    new PaymentsStack(app);
    new OrdersStack(app, CHOSEN);
    return Assembly.read(Path.of(app.synth().getDirectory()));
  }

  private static List<String> graph(Assembly assembly) {
    return StackGraph.of(List.of(assembly), Set.of()).graph().order().stream()
        .map(String::valueOf)
        .toList();
  }
}
