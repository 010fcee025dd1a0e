package dev.polystack.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.workspace.stack.StackId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose the stacks of an account are. */
class InventoryTest {

  private static final String TAGS =
      "<member><Key>polystack:project</Key><Value>shop</Value></member>"
          + "<member><Key>polystack:env</Key><Value>%s</Value></member>"
          + "<member><Key>polystack:service</Key><Value>%s</Value></member>"
          + "<member><Key>polystack:stack</Key><Value>%s</Value></member>";
  private static final String CONSUMES =
      """
      {"Parameters": {"Bus": {"Type": "AWS::SSM::Parameter::Value&lt;String>",
      \t"Default": "/shop/dev/contracts/bus/name"}}, "Resources": {"Rule": {"Properties": {}}}}
      """;

  private final StringBuilder stacks = new StringBuilder();
  private final AtomicInteger faults = new AtomicInteger();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private HttpServer cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext("/", this::answer);
    cloud.start();
  }

  @AfterEach
  void stop() {
    cloud.stop(0);
  }

  @Test
  void of_stacksWithTags_isThoseOfTheEnvironment_whateverTheirNamesAndResources() {
    has("page-of-the-web", "CREATE_COMPLETE", TAGS.formatted("dev", "web", "page"));
    has("shop-dev-me-web-page", "CREATE_COMPLETE", TAGS.formatted("dev-me", "web", "page"));
    has("somebody-elses", "CREATE_COMPLETE", "");

    Inventory inventory = inventory();

    assertThat(inventory.stacks()).containsExactly(new StackId("web", "page"));
    assertThat(inventory.consumed())
        .containsEntry(new StackId("web", "page"), Set.of("/shop/dev/contracts/bus/name"));
    assertThat(asked).containsExactly("page-of-the-web");
  }

  @Test
  void of_aStackThatIsOnlyAWaitingChangeSet_orIsDeletedMeanwhile_isWithoutIt() {
    has("shop-dev-web-waits", "REVIEW_IN_PROGRESS", TAGS.formatted("dev", "web", "waits"));
    has("shop-dev-web-gone", "DELETE_IN_PROGRESS", TAGS.formatted("dev", "web", "gone"));
    has("shop-dev-web-page", "CREATE_COMPLETE", TAGS.formatted("dev", "web", "page"));

    assertThat(inventory().stacks()).containsExactly(new StackId("web", "page"));
    assertThat(new TreeSet<>(asked)).containsExactly("shop-dev-web-gone", "shop-dev-web-page");
  }

  @Test
  void of_aCloudThatFailsForAWhile_isTriedAgain() {
    has("shop-dev-web-page", "CREATE_COMPLETE", TAGS.formatted("dev", "web", "page"));
    faults.set(4);

    assertThat(inventory().stacks()).containsExactly(new StackId("web", "page"));
  }

  private void has(String name, String status, String tags) {
    stacks.append(
        """
        <member><StackName>%s</StackName><StackStatus>%s</StackStatus>
        <CreationTime>2026-11-02T09:30:00Z</CreationTime><Tags>%s</Tags></member>
        """
            .formatted(name, status, tags));
  }

  private Inventory inventory() {
    return Inventory.of(
        new Target(
            "shop",
            "dev",
            new RunningCloud(
                1,
                "http://127.0.0.1:" + cloud.getAddress().getPort(),
                "eu-central-1",
                "000000000000",
                "key",
                "secret",
                Map.of(),
                "2026-11-02T09:30:00Z")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (faults.getAndDecrement() > 0) {
      send(exchange, 500, "");
      return;
    }
    String action = question.replaceFirst("(?s).*Action=(\\w+).*", "$1");
    String name = question.replaceFirst("(?s).*StackName=([\\w-]+).*", "$1");
    if (action.equals("GetTemplate")) {
      asked.add(name);
    }
    if (name.endsWith("-gone")) {
      send(
          exchange,
          400,
          "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id %s does not exist</Message></Error></ErrorResponse>"
              .formatted(name));
      return;
    }
    String result =
        switch (action) {
          case "DescribeStacks" -> "<Stacks>" + stacks + "</Stacks>";
          case "GetTemplate" -> "<TemplateBody>" + CONSUMES + "</TemplateBody>";
          default -> "<StackResourceSummaries/>";
        };
    send(
        exchange,
        200,
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
