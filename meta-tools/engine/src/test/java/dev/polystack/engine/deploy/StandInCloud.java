package dev.polystack.engine.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.polystack.engine.WorkFolder;
import dev.polystack.engine.cloud.RunningCloud;
import dev.polystack.engine.cloud.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a deployment sees of AWS, and a command in the CDK's place that asks it to deploy. As with
 * CloudFormation, what was asked goes on although the command is killed, and meanwhile a stack
 * takes nothing else.
 */
final class StandInCloud implements AutoCloseable {

  private static final int LOOKS = 3;
  private static final String IN_PROGRESS = "UPDATE_IN_PROGRESS";

  private final HttpServer server;
  private final Path folder;
  private final Map<String, StandInStack> stacks = new TreeMap<>();
  private final StandInEvents events = new StandInEvents();
  private final Map<String, String> parameters = new TreeMap<>();
  private final Map<String, StandInTemplate> templates = new TreeMap<>();
  private final Map<String, String> visibilities = new TreeMap<>();
  private final Set<String> drifted = new TreeSet<>();
  private final List<String> commands = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Set<String> failing = new TreeSet<>();
  private String ending = "UPDATE_COMPLETE";
  private String reason = "it is gone";
  private int looks = LOOKS;
  private boolean losesTouch;
  private int throttled;

  /** Begins, with an account that is prepared for the CDK. */
  StandInCloud(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    has("CDKToolkit", "CREATE_COMPLETE");
    Path command = folder.resolve("work/env/cdk/node_modules/aws-cdk/bin/cdk");
    Files.createDirectories(command.resolveSibling("."));
    Files.writeString(
        command,
        """
        const http = require('http'), args = process.argv.slice(2);
        const tag = key => (args.find(each => each.startsWith(key + '=')) ?? '').split('=')[1] ?? '';
        const ask = (question, then) =>
          http.get('%s/cdk?' + question, answer => answer.resume().on('end', () => then(answer.statusCode)));
        const done = status => {
          if (status === 202) return setTimeout(() => ask('command=look&stack=' + args[3], done), 100);
          if (status === 429) console.log(args[3] + ': fail: Rate exceeded');
          if (status !== 200) console.error('❌  ' + args[3] + ' failed: Error: it was not deployed');
          process.exit(status === 200 ? 0 : 1);
        };
        ask(`command=${args[0]}&stack=${args[3]}&source=${tag('polystack:fingerprint')}&service=${tag('polystack:service')}`, done);
        """
            .formatted(url()));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  WorkFolder work() {
    return new WorkFolder(folder.resolve("work"));
  }

  Target target() {
    return target(url());
  }

  static Target target(String url) {
    return new Target(
        "shop",
        "dev-me",
        new RunningCloud(
            1,
            url,
            "eu-central-1",
            "000000000000",
            "key",
            "secret",
            Map.of(),
            "2026-11-02T09:30:00Z"));
  }

  /** There is a stack already, which this has not deployed. */
  synchronized void has(String stack, String status) {
    stacks.put(stack, new StandInStack(status, "", "", 0, ""));
    events.begins(stack);
    if (!status.endsWith("_IN_PROGRESS")) {
      events.ends(stack, status, reason);
    }
  }

  /** Somebody has begun to deploy a stack; it comes to this. */
  synchronized void changes(String stack, String source, String next) {
    changes(stack, source, "", next);
  }

  private void changes(String stack, String source, String service, String next) {
    stacks.put(stack, new StandInStack(IN_PROGRESS, source, service, looks, next));
    events.begins(stack);
  }

  /** A stack is tagged as one of this service. */
  synchronized void belongsTo(String stack, String service) {
    stacks.computeIfPresent(stack, (any, known) -> known.of(service));
  }

  /** A stack is deployed from this template, with its parameter. */
  synchronized void has(StandInTemplate template) {
    String name = "shop-dev-me-%s-%s".formatted(template.service(), template.stack());
    has(name, "CREATE_COMPLETE");
    templates.put(name, template);
    parameters.put(template.publishes(), "value");
  }

  /** Another service publishes a parameter, with this as its mark; with none if that is empty. */
  synchronized void publishes(String parameter, String visibility) {
    parameters.put(parameter, "value");
    visibilities.put(parameter, visibility);
  }

  /** Somebody deletes a parameter, beside CloudFormation. */
  synchronized void loses(String parameter) {
    parameters.remove(parameter);
  }

  /** Somebody has changed a stack's resources, and CloudFormation has seen it. */
  synchronized void drifts(String stack) {
    drifted.add(stack);
  }

  /** What is asked for takes until {@link #goOn}. */
  synchronized void takesLong() {
    looks = Integer.MAX_VALUE;
  }

  /** What is in progress ends, and what comes takes as long as usual. */
  synchronized void goOn() {
    looks = LOOKS;
    stacks.replaceAll((name, stack) -> stack.looked(0));
  }

  synchronized void hasNot(String stack) {
    stacks.remove(stack);
  }

  /** What each deployment from now on comes to. */
  synchronized void endsWith(String status) {
    ending = status;
  }

  /** Each deployment of this stack is rolled back from now on. */
  synchronized void fails(String stack) {
    failing.add(stack);
  }

  /** Why the table fails from now on, where a deployment does. */
  synchronized void failsBecause(String why) {
    reason = why;
  }

  /** So many commands are throttled, before they have begun anything. */
  synchronized void throttles(int times) {
    throttled = times;
  }

  /** The command fails as soon as it has asked, as one whose next question is throttled. */
  synchronized void losesTouch() {
    losesTouch = true;
  }

  /** What the command was asked to do, in order: {@code deploy STACK}. */
  synchronized List<String> commands() {
    return List.copyOf(commands);
  }

  /** What CloudFormation did not take. */
  synchronized List<String> refused() {
    return List.copyOf(refused);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            + "&target="
            + exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String query = exchange.getRequestURI().getQuery();
    int status = query == null ? 200 : command(fields(query));
    String text = query == null ? question(body) : "";
    if (text.isEmpty() && query == null) {
      status = 400;
      text =
          "<ErrorResponse><Error><Code>ValidationError</Code>"
              + "<Message>Stack with id any does not exist</Message></Error></ErrorResponse>";
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> fields(String query) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : query.split("&")) {
      fields.put(field.replaceFirst("=.*", ""), field.replaceFirst(".*=", ""));
    }
    return fields;
  }

  /** The status for the command: 202 while it has to ask again. */
  private synchronized int command(Map<String, String> fields) {
    String command = fields.get("command");
    String name = fields.getOrDefault("stack", "");
    move();
    if ("look".equals(command)) {
      stacks.computeIfPresent(name, (any, looked) -> looked.lookedAt());
    }
    StandInStack stack = stacks.get(name);
    if ("look".equals(command)) {
      return stack == null || stack.status().endsWith(IN_PROGRESS)
          ? 202
          : stack.status().endsWith("UPDATE_COMPLETE") ? 200 : 400;
    }
    commands.add("bootstrap".equals(command) ? "bootstrap" : command + " " + name);
    if ("bootstrap".equals(command)) {
      has("CDKToolkit", "CREATE_COMPLETE");
      return 200;
    }
    if ("destroy".equals(command)) {
      stacks.remove(name);
      return 200;
    }
    if (throttled > 0) {
      throttled--;
      return 429;
    }
    if (stack != null && stack.status().endsWith(IN_PROGRESS)) {
      refused.add(name + " is in " + stack.status() + " state and can not be updated");
      return 400;
    }
    changes(
        name,
        fields.getOrDefault("source", ""),
        fields.getOrDefault("service", ""),
        failing.contains(name) ? "UPDATE_ROLLBACK_COMPLETE" : ending);
    return losesTouch ? 500 : 202;
  }

  private void move() {
    stacks.replaceAll(
        (name, stack) -> {
          StandInStack now = stack.now();
          if (!now.equals(stack)) {
            events.ends(name, now.status(), reason);
            publish(name, now);
          }
          return now;
        });
  }

  private void publish(String name, StandInStack stack) {
    if (stack.status().equals("UPDATE_COMPLETE")) {
      parameters.put("/shop/dev-me/store/%s/x".formatted(name), stack.source());
    }
  }

  /** An answer of CloudFormation's or of the Parameter Store; empty for a stack that is not. */
  private synchronized String question(String body) {
    move();
    if (body.contains("GetParametersByPath")) {
      List<String> all = new ArrayList<>();
      parameters.forEach(
          (name, value) -> all.add("{\"Name\":\"%s\",\"Value\":\"%s\"}".formatted(name, value)));
      return "{\"Parameters\": [" + String.join(",", all) + "]}";
    }
    if (body.contains("ListTagsForResource")) {
      return visibilities.entrySet().stream()
          .filter(each -> body.contains('"' + each.getKey() + '"') && !each.getValue().isEmpty())
          .map(
              each ->
                  "{\"Key\":\"polystack:visibility\",\"Value\":\"%s\"}".formatted(each.getValue()))
          .collect(Collectors.joining(",", "{\"TagList\": [", "]}"));
    }
    if (body.contains("DescribeStackEvents")) {
      Map<String, String> fields = fields(body);
      return events.xml(fields.getOrDefault("StackName", ""), fields.getOrDefault("NextToken", ""));
    }
    boolean resources = body.contains("Action=ListStackResources");
    StandInTemplate template = templates.get(fields(body).getOrDefault("StackName", ""));
    if (template != null && (resources || body.contains("Action=GetTemplate"))) {
      return template.xml(resources);
    }
    StringBuilder found = new StringBuilder();
    stacks.replaceAll(
        (name, stack) -> {
          if (body.contains("StackName=") && !body.contains("StackName=" + name)) {
            return stack;
          }
          found.append(stack.xml(name, drifted.contains(name)));
          return stack.lookedAt();
        });
    return found.isEmpty() && body.contains("StackName=")
        ? ""
        : "<DescribeStacksResponse><DescribeStacksResult><Stacks>%s</Stacks></DescribeStacksResult></DescribeStacksResponse>"
            .formatted(found);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
