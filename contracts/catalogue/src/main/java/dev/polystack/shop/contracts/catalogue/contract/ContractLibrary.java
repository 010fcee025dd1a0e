package dev.polystack.shop.contracts.catalogue.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.shop.contracts.catalogue.contract.Contract.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All contracts of a folder.
 *
 * @param contracts events first, then messages, then APIs, each by name
 * @param schemas every JSON Schema by its file, those of events and messages included
 */
public record ContractLibrary(List<Contract> contracts, Map<Path, SchemaDoc> schemas) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Copies the contracts; the schemas stay in their order. */
  public ContractLibrary {
    contracts = List.copyOf(contracts);
  }

  /**
   * Reads every file of a folder. That they make sense is the generator's to check, which reads
   * them before.
   *
   * @throws IOException if a file cannot be read
   */
  public static ContractLibrary read(Path root) throws IOException {
    Map<Path, JsonNode> json = new TreeMap<>();
    List<Contract> contracts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        Path file = root.relativize(each);
        if (file.toString().endsWith(".json")) {
          json.put(file, JSON.readTree(each.toFile()));
        } else if (file.toString().endsWith(".graphqls")) {
          contracts.add(
              GraphqlReader.read(
                  file, Files.readString(each), examples(each.resolveSibling("examples"))));
        }
      }
    }
    SchemaReader reader = new SchemaReader(json);
    Map<Path, SchemaDoc> schemas = new TreeMap<>();
    json.forEach(
        (file, node) -> {
          if (node.has("openapi")) {
            contracts.add(new RestReader(reader, file, node).read());
            return;
          }
          SchemaDoc schema = reader.read(file);
          schemas.put(file, schema);
          if (node.has("x-owner")) {
            contracts.add(message(file, schema, json));
          }
        });
    contracts.sort(Comparator.comparing(Contract::kind).thenComparing(Contract::name));
    return new ContractLibrary(contracts, schemas);
  }

  /** Whether a schema is no contract by itself but a part of others. */
  public boolean isPart(SchemaDoc schema) {
    return contracts.stream().noneMatch(contract -> contract.file().equals(schema.file()));
  }

  private static MessageContract message(Path file, SchemaDoc schema, Map<Path, JsonNode> json) {
    JsonNode source = schema.source();
    Kind kind = file.startsWith("events") ? Kind.EVENT : Kind.QUEUE_MESSAGE;
    String version = source.path("x-version").asText();
    String folder = String.valueOf(file.getName(file.getNameCount() - 2));
    Map<String, String> guarantees = new LinkedHashMap<>();
    source
        .path("x-guarantees")
        .properties()
        .forEach(each -> guarantees.put(each.getKey(), each.getValue().asText()));
    String owner = source.path("x-owner").asText();
    int major = Integer.parseInt(folder.substring(1));
    String name = schema.title() + ".v" + major;
    return new MessageContract(
        kind,
        file,
        schema.title(),
        major,
        version,
        owner,
        source.path("deprecated").asBoolean(),
        source.path("x-replaced-by").asText(),
        source.path("x-queue").asText(),
        SchemaReader.texts(source.path("x-idempotency-key")),
        SchemaReader.texts(source.path("x-causes")),
        guarantees,
        schema,
        schema.examples().stream()
            .map(
                data ->
                    kind == Kind.EVENT
                        ? Delivery.ofEvent(owner, name, version, data, json)
                        : Delivery.ofMessage(name, version, data, json))
            .toList());
  }

  private static List<String> examples(Path folder) throws IOException {
    List<String> examples = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          examples.add(Files.readString(file).strip());
        }
      }
    }
    return examples;
  }
}
