package dev.polystack.engine.plan;

import dev.polystack.engine.deploy.DeployedFrom;
import dev.polystack.engine.plan.CloudState.DeployedStack;
import dev.polystack.workspace.stack.Assembly;
import dev.polystack.workspace.stack.StackGraph;
import dev.polystack.workspace.stack.StackId;
import dev.polystack.workspace.stack.StackRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two synthesized stacks, and a cloud in which they may be deployed. */
final class Shop {

  static final StackId PRODUCTS = new StackId("catalog", "products");
  static final StackId API = new StackId("catalog", "api");
  static final String TABLE = "/shop/test/catalog/products/table-name";

  /** A table whose name is published. */
  static final String PRODUCTS_TEMPLATE =
      """
      {"Resources": {
        "Table0A1B2C3D": {"Type": "AWS::DynamoDB::Table", "Properties": {
          "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}},
        "Published": {"Type": "AWS::SSM::Parameter", "Properties": {
          "Name": "%s", "Type": "String", "Value": {"Ref": "Table0A1B2C3D"}}}}}
      """
          .formatted(TABLE);

  /** A function that is told the table's name. */
  static final String API_TEMPLATE =
      """
      {"Parameters": {"TableName": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "%s"}},
       "Resources": {
        "Function": {"Type": "AWS::Lambda::Function", "Properties": {
          "Environment": {"Variables": {"TABLE": {"Ref": "TableName"}}}}}}}
      """
          .formatted(TABLE);

  private final Path folder;
  private final Map<String, DeployedStack> stacks = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> templates = new HashMap<>();

  Shop(Path folder) {
    this.folder = folder;
  }

  /** Both stacks in one service. */
  StackGraph synthesize(String products, String api) throws IOException {
    return graph(
        service(
            "catalog",
            Map.of("products", products, "api", api),
            record("catalog", "products", "SERVICE"),
            record("catalog", "api", "")));
  }

  /** The table in one service and repository, the function in another. */
  StackGraph synthesizeApart(String products, String api) throws IOException {
    return graph(
        service(
            "catalog", Map.of("products", products), record("catalog", "products", "PUBLISHED")),
        service("store", Map.of("api", api), record("store", "api", "")));
  }

  private static StackGraph graph(Assembly... assemblies) {
    return StackGraph.of(List.of(assemblies), Set.of());
  }

  private Assembly service(String name, Map<String, String> templates, String... records)
      throws IOException {
    for (var template : templates.entrySet()) {
      write(name + "/" + template.getKey() + ".template.json", template.getValue());
    }
    write(name + "/manifest.json", "{\"artifacts\": {}}");
    write(
        name + "/polystack.json",
        """
        {"project": "shop", "service": "%s", "environment": "test", "production": false,
         "stacks": [%s]}
        """
            .formatted(name, String.join(",", records)));
    return Assembly.read(folder.resolve(name));
  }

  /** A stack that publishes the table's name to these, or consumes it if that is nobody. */
  private static String record(String service, String name, String visibility) {
    String publishes = "{\"name\": \"%s\", \"visibility\": \"%s\"}".formatted(TABLE, visibility);
    String consumes = "{\"name\": \"%s\"}".formatted(TABLE);
    return """
        {"name": "%2$s", "stackName": "shop-test-%1$s-%2$s", "template": "%2$s.template.json",
         "mock": false, "folder": "stacks/%2$s", "description": "", "publishes": [%3$s],
         "consumes": [%4$s], "functions": [], "code": []}
        """
        .formatted(
            service,
            name,
            visibility.isEmpty() ? "" : publishes,
            visibility.isEmpty() ? consumes : "");
  }

  /** Deploys everything that is synthesized now. */
  Shop deploy(StackGraph graph, String tableName) throws IOException {
    parameters.put(TABLE, tableName);
    for (StackId id : graph.graph().order()) {
      StackRecord stack = graph.stack(id);
      Assembly assembly = graph.assembly(id);
      String fingerprint = DeployedFrom.fingerprint(assembly, stack, consumed(stack));
      templates.put(
          stack.stackName(), Files.readString(assembly.folder().resolve(stack.template())));
      stacks.put(
          stack.stackName(),
          new DeployedStack(
              "arn:" + stack.stackName(),
              "CREATE_COMPLETE",
              Instant.EPOCH,
              Map.of("polystack:fingerprint", fingerprint),
              Map.of()));
    }
    return this;
  }

  /** Somebody deletes a parameter, beside CloudFormation. */
  Shop loses(String parameter) {
    parameters.remove(parameter);
    return this;
  }

  Shop deployed(String name, DeployedStack stack, String template) {
    stacks.put(name, stack);
    templates.put(name, template);
    return this;
  }

  CloudState state() {
    return new CloudState(
        Map.copyOf(stacks), Map.copyOf(parameters), name -> templates.getOrDefault(name, "{}"));
  }

  private Map<String, String> consumed(StackRecord stack) {
    return stack.consumes().isEmpty()
        ? Map.of()
        : Stream.of(TABLE).collect(Collectors.toMap(p -> p, p -> parameters.getOrDefault(p, "")));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }
}
