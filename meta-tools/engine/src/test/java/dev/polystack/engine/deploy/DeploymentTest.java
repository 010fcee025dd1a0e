package dev.polystack.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.cloud.Target;
import dev.polystack.engine.output.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What CloudFormation says counts, not how the CDK command ended. The command here deploys and then
 * fails, as one does whose last question was throttled.
 */
class DeploymentTest {

  private static final String STACK = "shop-dev-me-store-auth";

  @TempDir private Path folder;

  private HttpServer cloud;
  private volatile String status = "";
  private volatile boolean prepared = true;

  @BeforeEach
  void start() throws IOException {
    cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext("/", this::answer);
    cloud.start();
    Path command = folder.resolve("work/env/cdk/node_modules/aws-cdk/bin/cdk");
    Files.createDirectories(command.resolveSibling("."));
    Files.writeString(
        command,
        """
        const fs = require('fs'), command = process.argv[2];
        fs.appendFileSync('%s', command + '\\n');
        if (command === 'bootstrap') process.exit(0);
        fs.writeFileSync('%s', process.argv.at(-1));
        console.error('the last question went unanswered');
        process.exit(1);
        """
            .formatted(commands(), tags()));
    Path assembly = Files.createDirectories(folder.resolve("assembly"));
    Files.writeString(assembly.resolve(STACK + ".template.json"), "{}");
    Files.writeString(
        assembly.resolve("manifest.json"),
        """
        {"version": "48.0.0", "artifacts": {"%1$s": {"type": "aws:cloudformation:stack",
         "properties": {"templateFile": "%1$s.template.json"}}}}
        """
            .formatted(STACK));
    Files.writeString(
        assembly.resolve("polystack.json"),
        """
        {"project": "shop", "service": "store", "environment": "dev-me", "production": false,
         "stacks": [{"name": "auth", "stackName": "%1$s", "template": "%1$s.template.json",
         "mock": false, "folder": "stacks/auth", "description": "", "publishes": [],
         "consumes": [], "functions": [], "code": []}]}
        """
            .formatted(STACK));
  }

  @AfterEach
  void stop() {
    cloud.stop(0);
  }

  @Test
  void deploy_whenTheStackIsThereAndTheCommandFailed_isDone() throws Exception {
    status = "CREATE_COMPLETE";

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(commands()).hasContent("deploy");
  }

  @Test
  void deploy_whenTheStackWasRolledBack_hasFailed() throws Exception {
    status = "ROLLBACK_COMPLETE";

    assertThat(deployment().deploy(List.of())).isFalse();
  }

  @Test
  void deploy_toAnAccountThatIsNotPrepared_preparesIt() throws Exception {
    status = "CREATE_COMPLETE";
    prepared = false;

    assertThat(deployment().deploy(List.of())).isTrue();
    assertThat(commands()).hasContent("bootstrap\ndeploy");
  }

  @Test
  void deploy_ofNothing_doesNothing() throws Exception {
    prepared = false;

    assertThat(deployment(List.of()).deploy(List.of())).isTrue();
    assertThat(commands()).doesNotExist();
  }

  private Deployment deployment() {
    return deployment(List.of(folder.resolve("assembly")));
  }

  private Deployment deployment(List<Path> assemblies) {
    WorkFolder work = new WorkFolder(folder.resolve("work"));
    RunningCloud running =
        new RunningCloud(
            1,
            "http://127.0.0.1:" + cloud.getAddress().getPort(),
            "eu-central-1",
            "000000000000",
            "key",
            "secret",
            Map.of(),
            "2026-11-02T09:30:00Z");
    return new Deployment(
        work,
        Console.plain(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)),
        new CdkCommand(work),
        new Target("shop", "dev-me", running),
        assemblies);
  }

  /** What the command was asked to do, a line each. */
  private Path commands() {
    return folder.resolve("commands");
  }

  private Path tags() {
    return folder.resolve("tags");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String question =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            + exchange.getRequestHeaders().getFirst("X-Amz-Target");
    byte[] answer =
        (question.contains("GetParametersByPath")
                ? "{\"Parameters\": []}"
                : stacks(question.contains("StackName=")))
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String stacks(boolean onlyOne) throws IOException {
    String toolkit =
        """
        <member><StackName>CDKToolkit</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
        <CreationTime>2026-11-02T09:30:00Z</CreationTime></member>
        """;
    String stack =
        Files.exists(tags())
            ? """
              <member><StackName>%s</StackName><StackStatus>%s</StackStatus>
              <CreationTime>2026-11-02T09:30:00Z</CreationTime>
              <Tags><member><Key>%s</Key><Value>%s</Value></member></Tags></member>
              """
                .formatted(
                    STACK,
                    status,
                    DeployedStacks.FINGERPRINT,
                    Files.readString(tags()).replaceFirst(".*=", ""))
            : "";
    return """
           <DescribeStacksResponse><DescribeStacksResult><Stacks>%s</Stacks>
           </DescribeStacksResult></DescribeStacksResponse>
           """
        .formatted(prepared && !onlyOne ? toolkit + stack : stack);
  }
}
