package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.cli.Workspace.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code meta status} tells of environments, asked of a Parameter Store that knows two. */
class StatusTest {

  private static final String RECORD =
      "{\"Parameters\": [{\"Name\": \"%s/orders/deployed\", \"Value\":"
          + " \"{\\\"version\\\":\\\"1.2.0\\\",\\\"pacts\\\":[],\\\"results\\\":[]}\"}]}";

  private final CountDownLatch end = new CountDownLatch(1);

  @TempDir private Path root;
  private HttpServer store;
  private Workspace workspace;

  @BeforeEach
  void begin() throws IOException {
    store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext("/", this::answer);
    store.setExecutor(Executors.newCachedThreadPool());
    store.start();
    workspace =
        Workspace.of(root, "orders")
            .file(
                "orders/cdk.json",
                """
                {"app": "true", "context": {"environments":
                  {"foreign": {}, "prod": {"production": true}, "silent": {}, "test": {},
                   "preview-*": {"production": false}}}}
                """)
            .file(".polystack/assembly/left-by-a-file-manager", "");
  }

  @AfterEach
  void stop() {
    end.countDown();
    store.stop(0);
  }

  @Test
  void status_tellsWhatEveryKnownEnvironmentRuns_andWhatIsNotKnown() throws Exception {
    Ended ended = status("status");

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output())
        .containsPattern("foreign +not known: .*not yours")
        .containsPattern("prod +orders 1.2.0")
        .containsPattern("silent +not known: no answer within 4 s")
        .containsPattern("test +runs nothing")
        .as("a name that stands for many is no environment to ask")
        .doesNotContain("preview-");
  }

  @Test
  void status_asJson_hasThemToo() throws Exception {
    Ended ended = status("status", "--json");

    assertThat(ended.output())
        .containsPattern("\"prod\" : \\{\\s+\"versions\" : \\{\\s+\"orders\" : \"1.2.0\"");
  }

  @Test
  void status_whereAwsIsNotConfigured_saysSo_andAsksNobody() throws Exception {
    ProcessBuilder builder = workspace.start("status");
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));

    Ended ended = ended(builder, Map.of("JAVA_TOOL_OPTIONS", "-Duser.home=" + root));

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output()).containsPattern("prod +not known: AWS is not configured here");
  }

  private Ended status(String... arguments) throws Exception {
    return ended(
        workspace.start(arguments),
        Map.of(
            "AWS_ENDPOINT_URL",
            "http://127.0.0.1:" + store.getAddress().getPort(),
            "AWS_REGION",
            "eu-central-1",
            "AWS_ACCESS_KEY_ID",
            "key",
            "AWS_SECRET_ACCESS_KEY",
            "secret"));
  }

  private static Ended ended(ProcessBuilder builder, Map<String, String> variables)
      throws Exception {
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (question.contains("/silent/")) {
      try {
        end.await();
      } catch (InterruptedException e) {
        return;
      }
    }
    boolean foreign = question.contains("/foreign/");
    String answer =
        foreign
            ? "{\"__type\": \"AccessDeniedException\", \"message\": \"not yours\"}"
            : question.contains("/prod/")
                ? RECORD.formatted(project(question))
                : "{\"Parameters\": []}";
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(foreign ? 400 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String project(String question) {
    return question.replaceFirst("(?s).*\"(/[^\"]*/prod)/\".*", "$1");
  }
}
