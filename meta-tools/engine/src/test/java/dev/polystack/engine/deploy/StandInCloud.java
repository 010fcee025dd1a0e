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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a deployment sees of AWS, and a command in the CDK's place that asks it to deploy. As with
 * CloudFormation, what was asked goes on although the command is killed, and meanwhile a stack
 * takes nothing else.
 */
final class StandInCloud implements AutoCloseable {

  private final HttpServer server;
  private final Path folder;
  private final StandInParameters parameters = new StandInParameters();
  private final StandInStacks stacks = new StandInStacks(parameters);
  private final StandInCdk cdk = new StandInCdk(stacks);

  /** Begins, with an account that is prepared for the CDK. */
  StandInCloud(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    has("CDKToolkit", "CREATE_COMPLETE");
    cdk.install(work(), url());
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
    stacks.put(stack, status);
  }

  /** Somebody has begun to deploy a stack; it comes to this. */
  synchronized void changes(String stack, String source, String next) {
    stacks.update(stack, source, "", next);
  }

  /** A stack is tagged as one of this service. */
  synchronized void belongsTo(String stack, String service) {
    stacks.tag(stack, service);
  }

  /** A stack is deployed from this template, with its parameter. */
  synchronized void has(StandInTemplate template) {
    stacks.put(template);
  }

  /** Another service publishes a parameter, with this as its mark; with none if that is empty. */
  synchronized void publishes(String parameter, String visibility) {
    parameters.put(parameter, "value");
    parameters.mark(parameter, visibility);
  }

  /** Somebody deletes a parameter, beside CloudFormation. */
  synchronized void loses(String parameter) {
    parameters.remove(parameter);
  }

  /** Somebody has changed a stack's resources, and CloudFormation has seen it. */
  synchronized void drifts(String stack) {
    stacks.drift(stack);
  }

  /** What is asked for takes until {@link #goOn}. */
  synchronized void takesLong() {
    stacks.takeLong();
  }

  /** What is in progress ends, and what comes takes as long as usual. */
  synchronized void goOn() {
    stacks.goOn();
  }

  synchronized void hasNot(String stack) {
    stacks.remove(stack);
  }

  /** What each deployment from now on comes to. */
  synchronized void endsWith(String status) {
    cdk.endWith(status);
  }

  /** Each deployment of this stack is rolled back from now on. */
  synchronized void fails(String stack) {
    cdk.fail(stack);
  }

  /** Why the table fails from now on, where a deployment does. */
  synchronized void failsBecause(String why) {
    stacks.failBecause(why);
  }

  /** So many commands are throttled, before they have begun anything. */
  synchronized void throttles(int times) {
    cdk.throttle(times);
  }

  /** The command fails as soon as it has asked, as one whose next question is throttled. */
  synchronized void losesTouch() {
    cdk.loseTouch();
  }

  /** What the command was asked to do, in order: {@code deploy STACK}. */
  synchronized List<String> commands() {
    return cdk.commands();
  }

  /** What CloudFormation did not take. */
  synchronized List<String> refused() {
    return cdk.refused();
  }

  /** The paths whose parameters somebody has read, in order. */
  synchronized List<String> pathsRead() {
    return parameters.read();
  }

  /** How often somebody has asked for all stacks. */
  synchronized int listings() {
    return stacks.listings();
  }

  /** The stacks whose templates somebody has read. */
  synchronized Set<String> templates() {
    return stacks.templatesRead();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body =
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            + "&target="
            + exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String query = exchange.getRequestURI().getQuery();
    int status = query == null ? 200 : asked(StandInQuery.of(query));
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

  private synchronized int asked(StandInQuery query) {
    stacks.move();
    return cdk.asked(query);
  }

  /** An answer of CloudFormation's or of the Parameter Store; empty for a stack that is not. */
  private synchronized String question(String body) {
    stacks.move();
    if (body.contains("GetParametersByPath")) {
      return parameters.byPath(body);
    }
    if (body.contains("ListTagsForResource")) {
      return parameters.tags(body);
    }
    if (body.contains("DescribeStackEvents")) {
      return stacks.events(StandInQuery.of(body));
    }
    return stacks.template(StandInQuery.of(body)).orElseGet(() -> stacks.describe(body));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
