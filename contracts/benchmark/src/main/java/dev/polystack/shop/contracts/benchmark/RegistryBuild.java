package dev.polystack.shop.contracts.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.Parsed;
import dev.polystack.shop.contracts.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long a process takes, once, until every schema is built and has validated its example: in
 * fresh JVMs, with all the classes that it loads. What Jackson takes to read any JSON at all is
 * measured before it and apart, since whoever validates a document has read one.
 *
 * <p>The JVMs have one setting, that which functions run with: the compiler for a quick start.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Java 17 in
 *     AWS Lambda stops at level 1 of tiered compilation</a>
 */
public final class RegistryBuild {

  private static final long BOUND_MILLIS = 300;
  private static final int ROUNDS = 7;
  private static final String ONCE = "once";

  private RegistryBuild() {}

  /** Prints the medians against the bound. */
  public static void main(String[] arguments) throws Exception {
    if (List.of(arguments).contains(ONCE)) {
      once();
      return;
    }
    List<long[]> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(fresh());
    }
    long jackson = median(rounds, 0);
    long registry = median(rounds, 1);
    System.out.printf("Jackson alone, until it has read a document: %d ms%n", jackson);
    System.out.printf(
        "all %d schemas, built and each with its example: %d ms, the bound is %d ms, ratio %.2f: %s%n",
        rounds.get(0)[2],
        registry,
        BOUND_MILLIS,
        registry / (double) BOUND_MILLIS,
        registry <= BOUND_MILLIS ? "kept" : "missed");
  }

  /** Milliseconds and the number of schemas, as another JVM prints them. */
  private static long[] fresh() throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RegistryBuild.class.getName(),
                ONCE)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String[] words = new String(jvm.getInputStream().readAllBytes()).strip().split(" ", -1);
    if (jvm.waitFor() != 0) {
      throw new IllegalStateException("the measuring JVM failed; start this with: " + ONCE);
    }
    return Stream.of(words).mapToLong(Long::parseLong).toArray();
  }

  private static long median(List<long[]> rounds, int column) {
    return rounds.stream().mapToLong(round -> round[column]).sorted().toArray()[ROUNDS / 2];
  }

  private static void once() throws IOException, URISyntaxException {
    List<String> resources = schemas();
    long start = System.nanoTime();
    List<JsonNode> documents = new ArrayList<>();
    for (String resource : resources) {
      documents.add(example(resource));
    }
    long read = System.nanoTime();
    for (int i = 0; i < resources.size(); i++) {
      Schema<JsonNode> schema = new Schema<>(resources.get(i), JsonNode.class);
      boolean good = Contracts.read(schema, documents.get(i)) instanceof Parsed.Accepted;
      if (!good && !documents.get(i).isMissingNode()) {
        throw new IllegalStateException(resources.get(i) + " does not take its own example");
      }
    }
    long built = System.nanoTime();
    System.out.println(
        (read - start) / 1_000_000 + " " + (built - read) / 1_000_000 + " " + resources.size());
  }

  /** The first example that a schema gives; missing for the few that only hold definitions. */
  private static JsonNode example(String resource) throws IOException {
    try (InputStream schema = Contracts.class.getClassLoader().getResourceAsStream(resource)) {
      return JsonMapper.builder().build().readTree(schema).path("examples").path(0);
    }
  }

  private static List<String> schemas() throws IOException, URISyntaxException {
    URI place = Contracts.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    if (Files.isDirectory(Path.of(place))) {
      return schemas(Path.of(place));
    }
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
      return schemas(jar.getPath("/"));
    }
  }

  private static List<String> schemas(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("contracts"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".json") && !file.endsWith("openapi.json"))
          .sorted()
          .toList();
    }
  }
}
