package dev.polystack.cli.it;

import static org.awaitility.Awaitility.await;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * A workspace of one repository, {@code prices}, which Maven has no part in: its CDK app copies
 * what stands in a folder. A stack publishes a value, and two consume it and publish their own with
 * it; each may hold a table.
 */
final class PriceStacks implements AutoCloseable {

  static final List<String> STACKS = PriceAssembly.STACKS;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path repository;
  private final PriceAssembly assembly;
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, String> tables = new TreeMap<>();
  private boolean production;
  private final CloudFormationClient cloudFormation;
  private final SsmClient ssm;

  /** Writes it. */
  PriceStacks(Path root, Target target) throws IOException {
    this.repository = Files.createDirectories(root.resolve("prices"));
    this.assembly = new PriceAssembly(target);
    this.cloudFormation = Aws.client(target, CloudFormationClient.builder());
    this.ssm = Aws.client(target, SsmClient.builder());
    Files.writeString(
        root.resolve("repos.yaml"),
        "repositories:\n  prices: {type: git, url: ../prices.git, version: main}\n");
    Files.writeString(
        repository.resolve("cdk.json"), "{\"app\": \"cp assembly/* \\\"$CDK_OUTDIR\\\"\"}");
    Files.createDirectory(repository.resolve("assembly"));
    write("manifest.json", assembly.manifest());
    for (String stack : STACKS) {
      change(stack, "0");
    }
  }

  /** Has a stack publish another value. */
  void change(String stack, String value) throws IOException {
    values.put(stack, value);
    write(stack);
  }

  /** Has a stack hold a table with this key. */
  void table(String stack, String key) throws IOException {
    tables.put(stack, key);
    write(stack);
  }

  /** Has a stack hold no table any more. */
  void noTable(String stack) throws IOException {
    tables.remove(stack);
    write(stack);
  }

  /** Makes the environment one of production, or none. */
  void production(boolean is) throws IOException {
    production = is;
    write(STACKS.get(0));
  }

  private void write(String stack) throws IOException {
    write(
        stack + ".template.json",
        assembly.template(stack, value(stack), Optional.ofNullable(tables.get(stack))));
    write("polystack.json", assembly.record(production));
  }

  /** What the stacks publish, as it was synthesized last. */
  Map<String, String> wanted() {
    return STACKS.stream()
        .collect(
            Collectors.toMap(
                stack -> stack,
                stack ->
                    assembly.isFirst(stack)
                        ? value(stack)
                        : value(stack) + " of " + value(STACKS.get(0))));
  }

  /** What the environment has; of a stack that does not stand, its status. */
  Map<String, String> deployed() {
    return STACKS.stream().collect(Collectors.toMap(stack -> stack, this::deployed));
  }

  private String deployed(String stack) {
    String status = status(stack);
    return status.matches("(CREATE|UPDATE)_COMPLETE")
        ? ssm.getParameter(request -> request.name(assembly.parameter(stack))).parameter().value()
        : status;
  }

  /** Of CloudFormation. */
  String status(String stack) {
    return statusOf(assembly.stackName(stack));
  }

  private String statusOf(String stackName) {
    try {
      return cloudFormation
          .describeStacks(request -> request.stackName(stackName))
          .stacks()
          .stream()
          .map(Stack::stackStatusAsString)
          .findFirst()
          .orElse("NONE");
    } catch (CloudFormationException e) {
      return "NONE";
    }
  }

  /** Somebody deletes what a stack publishes, beside CloudFormation. */
  void lose(String stack) {
    ssm.deleteParameter(request -> request.name(assembly.parameter(stack)));
  }

  /** Somebody writes again what the first stack publishes. */
  void bringBackTheFirst() {
    String first = STACKS.get(0);
    ssm.putParameter(
        request ->
            request.name(assembly.parameter(first)).value(value(first)).type(ParameterType.STRING));
  }

  /** Another service's stack, {@code web/page}, needs what a stack publishes. */
  void needElsewhere(String stack) {
    cloudFormation.createStack(
        request ->
            request
                .stackName(assembly.elsewhere())
                .templateBody(assembly.consumer(stack))
                .tags(
                    assembly.tags("web", "page").entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList()));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> statusOf(assembly.elsewhere()).equals("CREATE_COMPLETE"));
  }

  /** It is gone. */
  void needNowhere() {
    cloudFormation.deleteStack(request -> request.stackName(assembly.elsewhere()));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> statusOf(assembly.elsewhere()).matches("NONE|DELETE_COMPLETE"));
  }

  /** Has CloudFormation delete a stack that no other needs. */
  void delete(String stack) {
    cloudFormation.deleteStack(request -> request.stackName(assembly.stackName(stack)));
  }

  private String value(String stack) {
    return values.getOrDefault(stack, "");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(repository.resolve("assembly").resolve(name), content);
  }

  @Override
  public void close() {
    STACKS.forEach(this::delete);
    cloudFormation.deleteStack(request -> request.stackName(assembly.elsewhere()));
    cloudFormation.close();
    ssm.close();
  }
}
