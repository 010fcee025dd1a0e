package dev.polystack.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.engine.UserError;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import dev.polystack.engine.plan.Plan;
import dev.polystack.engine.plan.Planner;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Who may deploy what, where nothing is deployed yet. */
class ReviewOptionsTest {

  private static final StackId STACK = new StackId("prices", "lists");

  private final InputStream usual = System.in;
  private final PrintStream usualOut = System.out;
  private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private HttpServer cloud;

  @BeforeEach
  void begin() throws IOException {
    System.setOut(new PrintStream(asked, true, StandardCharsets.UTF_8));
    cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext("/", ReviewOptionsTest::answer);
    cloud.start();
  }

  @AfterEach
  void stop() {
    cloud.stop(0);
    System.setIn(usual);
    System.setOut(usualOut);
    System.clearProperty("meta.terminal.input");
    System.clearProperty("meta.terminal.output");
  }

  @Test
  void approved_ofProductionWithoutATerminal_isRefused_whateverIsPiped_andSaysWhatToDo() {
    answer("y", "output");

    assertThatThrownBy(() -> approved(true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("prod is production")
        .hasMessageContaining("meta deploy -e prod --plan plan.json")
        .hasMessageContaining("--yes");
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("Plan for shop in prod (production)", "prices/lists", "1 stack to deploy");
  }

  @Test
  void approved_ofProductionOnATerminal_isNothingUntilSomebodySaysYes() {
    for (String answer : List.of("n", "", "yesterday")) {
      answer(answer, "input", "output");

      assertThatThrownBy(() -> approved(true)).hasMessage("Nothing was deployed.");
    }
  }

  @Test
  void approved_ofProductionOnATerminal_isWhatWasSelected_whenSomebodySaysYes() throws Exception {
    answer("y", "input", "output");

    assertThat(approved(true)).containsExactly(STACK);
    assertThat(asked.toString(StandardCharsets.UTF_8)).contains("Deploy this to prod? [y/N] ");
  }

  @Test
  void approved_ofProduction_asksNobodyWhoCannotReadIt() {
    answer("y", "input");

    assertThatThrownBy(() -> approved(true)).hasMessageContaining("prod is production");
    assertThat(asked.toString(StandardCharsets.UTF_8)).doesNotContain("Deploy this");
  }

  @Test
  void approved_ofProductionWithYes_isWhatWasSelected() throws Exception {
    assertThat(approved(true, "--yes")).containsExactly(STACK);
  }

  @Test
  void approved_ofAnotherEnvironment_needsNobody_andAsksNobody() throws Exception {
    assertThat(approved(false)).containsExactly(STACK);
    assertThat(shown.size()).isZero();
  }

  @Test
  void approved_byAPlanThatSomebodyHasRead_needsNobody() throws Exception {
    Path file = folder.resolve("read.json");
    try (Planner planner = new Planner(work(), graph(true))) {
      planner.plan(target(), Set.of(STACK)).write(file);
    }

    assertThat(approved(true, "--plan", file.toString())).containsExactly(STACK);
  }

  @Test
  void approved_byAPlanForElsewhere_isRefused_whateverElseIsSaid() {
    assertThatThrownBy(() -> approved(true, "--yes", "--plan", plan("shop", "test")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a plan for shop in test, not for shop in prod. Give -e test.");
    assertThatThrownBy(() -> approved(true, "--yes", "--plan", plan("other", "prod")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a plan for other in prod, not for shop in prod");
  }

  /** What is typed, and what of this process is a terminal, as the meta script finds out. */
  private static void answer(String typed, String... terminal) {
    System.setIn(new ByteArrayInputStream((typed + "\n").getBytes(StandardCharsets.UTF_8)));
    for (String stream : terminal) {
      System.setProperty("meta.terminal." + stream, "true");
    }
  }

  private Set<StackId> approved(boolean production, String... options) throws Exception {
    return CommandLine.populateCommand(new ReviewOptions(), options)
        .approved(
            work(),
            Console.plain(new PrintStream(shown, true, StandardCharsets.UTF_8)),
            target(),
            graph(production),
            Set.of(STACK));
  }

  private WorkFolder work() {
    return new WorkFolder(folder.resolve("work"));
  }

  private Target target() {
    return new Target(
        "shop",
        "prod",
        new RunningCloud(
            1,
            "http://127.0.0.1:" + cloud.getAddress().getPort(),
            "eu-central-1",
            "000000000000",
            "key",
            "secret",
            Map.of(),
            "2026-11-02T09:30:00Z"));
  }

  private String plan(String project, String environment) {
    Path file = folder.resolve(environment + ".json");
    new Plan(project, environment, false, List.of(), List.of()).write(file);
    return file.toString();
  }

  private StackGraph graph(boolean production) throws IOException {
    Files.writeString(
        folder.resolve("t.json"), "{\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}");
    Files.writeString(folder.resolve("manifest.json"), "{\"artifacts\": {}}");
    Files.writeString(
        folder.resolve("polystack.json"),
        """
        {"project": "shop", "service": "prices", "environment": "prod", "production": %s,
         "stacks": [{"name": "lists", "stackName": "shop-prod-prices-lists", "template": "t.json",
           "mock": false, "folder": "stacks/lists", "description": "", "publishes": [],
           "consumes": [], "functions": [], "code": []}]}
        """
            .formatted(production));
    return StackGraph.of(List.of(Assembly.read(folder)), Set.of());
  }

  /** An account in which there is nothing. */
  private static void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer =
        question.contains("Action=DescribeStacks")
            ? "<DescribeStacksResponse><DescribeStacksResult><Stacks/></DescribeStacksResult>"
                + "</DescribeStacksResponse>"
            : "{\"Parameters\": []}";
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
