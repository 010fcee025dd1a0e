package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `meta destroy` takes its selection from, and what it refuses before it begins. */
class DestroySelectionTest {

  private static final String BUS =
      "\"publishes\": [{\"name\": \"/p/it/platform/bus/name\", \"visibility\": \"PUBLISHED\"}], \"consumes\": []";

  @TempDir private Path root;
  private Workspace workspace;

  @BeforeEach
  void makeTwoServices() throws Exception {
    workspace = Workspace.of(root, "orders", "platform");
  }

  @Test
  void destroy_inAFreshClone_findsOutWhatThereIs_fromItsSources() throws Exception {
    workspace
        .file("orders/pom.xml", "<project/>")
        .file("orders/cdk.json", "{\"app\": \"java -jar app.jar\"}");
    ProcessBuilder builder = workspace.start("destroy", "-e", "it").redirectErrorStream(true);
    builder.environment().put("META_MAVEN", "no-such-maven");
    builder.environment().put("AWS_REGION", "eu-central-1");
    builder.environment().put("PATH", root.toString()); // Nothing is installed meanwhile.
    Process destroy = builder.start();

    assertThat(new String(destroy.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("no-such-maven")
        .doesNotContain("nothing to destroy", "unexpectedly");
    assertThat(destroy.waitFor()).isEqualTo(1);
  }

  @Test
  void destroy_withAnExcludedDependent_isRefused_beforeAnythingIsAsked() throws Exception {
    synthesized("platform", "bus", BUS);
    synthesized(
        "orders",
        "api",
        "\"publishes\": [], \"consumes\": [{\"name\": \"/p/it/platform/bus/name\"}]");

    ProcessBuilder builder =
        workspace
            .start("destroy", "platform", "--exclude", "orders", "--project", "p", "-e", "it")
            .redirectErrorStream(true);
    builder.environment().put("AWS_REGION", "eu-central-1"); // Nothing is asked there.
    Process destroy = builder.start();

    assertThat(new String(destroy.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(
            "Nothing was destroyed: orders/api is excluded, but consumes what would be destroyed")
        .doesNotContain("\tat ");
    assertThat(destroy.waitFor()).isEqualTo(1);
  }

  @Test
  void destroy_ofWhatAStackElsewhereNeeds_isRefused() throws Exception {
    synthesized("platform", "bus", BUS);
    HttpServer cloud =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext("/", DestroySelectionTest::answer);
    cloud.start();
    try {
      ProcessBuilder builder =
          workspace
              .start("destroy", "--project", "p", "-e", "it", "--yes")
              .redirectErrorStream(true);
      String url = "http://127.0.0.1:" + cloud.getAddress().getPort();
      builder.environment().putAll(Map.of("AWS_REGION", "eu-central-1", "AWS_ENDPOINT_URL", url));
      builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "k", "AWS_SECRET_ACCESS_KEY", "s"));
      Process destroy = builder.start();

      assertThat(new String(destroy.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("web/page consumes /p/it/platform/bus/name of platform/bus", "meta clone");
      assertThat(destroy.waitFor()).isEqualTo(1);
    } finally {
      cloud.stop(0);
    }
  }

  private static String tag(String name, String value) {
    return "<member><Key>polystack:%s</Key><Value>%s</Value></member>".formatted(name, value);
  }

  /** A cloud in which one stack is deployed, of a repository that is not here. */
  private static void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String action = question.replaceFirst("(?s).*Action=(\\w+).*", "$1");
    String result =
        switch (action) {
          case "DescribeStacks" ->
              "<Stacks><member><StackName>p-it-web-page</StackName><StackStatus>CREATE_COMPLETE</StackStatus>"
                  + "<CreationTime>2026-11-02T09:30:00Z</CreationTime><Tags>"
                  + tag("project", "p")
                  + tag("env", "it")
                  + tag("service", "web")
                  + tag("stack", "page")
                  + "</Tags></member></Stacks>";
          case "GetTemplate" ->
              """
              <TemplateBody>{"Parameters": {"Bus": {"Type": "AWS::SSM::Parameter::Value&lt;String>",
                "Default": "/p/it/platform/bus/name"}}, "Resources": {"Page": {}}}</TemplateBody>""";
          default -> "<StackResourceSummaries/>";
        };
    byte[] bytes =
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
            .formatted(action, result)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void synthesized(String repository, String stack, String parameters) throws Exception {
    String assembly = ".polystack/assembly/it/" + repository;
    workspace
        .file(repository + "/pom.xml", "<project/>")
        .file(assembly + "/manifest.json", "{\"version\": \"36.0.0\", \"artifacts\": {}}")
        .file(
            assembly + "/polystack.json",
            """
            {"project": "p", "service": "%s", "environment": "it", "production": false,
             "stacks": [{"name": "%s", "stackName": "p-it-%s", "template": "t.json", "mock": false,
               "folder": "%s", "description": "", %s, "functions": [], "code": []}]}
            """
                .formatted(repository, stack, stack, stack, parameters));
  }
}
