package dev.polystack.shop.contracts.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.Received;
import dev.polystack.shop.contracts.events.catalog.v1.ProductChanged;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.Violation;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checks one document of some 900 bytes, and reads the event that carries it, of some 1,300, as it
 * comes from a queue.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class ReadingBenchmark {

  private static final JsonMapper JACKSON = JsonMapper.builder().build();

  private final ProductChanged product =
      ProductChanged.builder()
          .productId(ProductId.of("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10"))
          .version(42)
          .name("Espresso cup")
          .description(
              "Porcelain, 60 ml, glazed, dishwasher safe, made to be held by the saucer. "
                  .repeat(9))
          .price(new Money(890, "EUR"))
          .category("cups")
          .tags(List.of("porcelain", "espresso"))
          .imageUrl(URI.create("https://images.example.com/espresso-cup.jpg"))
          .build();
  private final Event<ProductChanged> event =
      Event.of(ProductChanged.TYPE, product, "a81bc81b-dead-4e5d-abff-90865d1e13b1");
  private final String data = Contracts.write(product);
  private final JsonNode tree = Contracts.tree(product);
  private final String delivered =
      """
      {"version":"0","id":"d1","detail-type":"ProductChanged.v1","source":"catalog",\
      "account":"000000000000","time":"2026-11-02T09:30:00Z","region":"eu-central-1",\
      "resources":[],"detail":%s}"""
          .formatted(event.toJson());
  private final EventReader reader = EventReader.of(ProductChanged.TYPE);

  /** Holds the document to the size that the bound is said for. */
  @Setup
  public void isOfTheTypicalSize() {
    int bytes = data.getBytes(UTF_8).length;
    if (bytes < 850 || bytes > 950) {
      throw new IllegalStateException(
          "the document has %d bytes, has to have some 900".formatted(bytes));
    }
  }

  /** What any reading of the document costs at least: Jackson alone. */
  @Benchmark
  public JsonNode jacksonAlone() throws JsonProcessingException {
    return JACKSON.readTree(data);
  }

  /** The document's text parsed, within the limits, and checked against its schema. */
  @Benchmark
  public List<Violation> validateText() {
    return Contracts.violations(ProductChanged.SCHEMA, data);
  }

  /** The same document checked alone: it was parsed before, and does not become a record. */
  @Benchmark
  public List<Violation> validateTree() {
    return Contracts.violations(ProductChanged.SCHEMA, tree);
  }

  /** The whole way from a message's body to a record: frame, metadata and data checked. */
  @Benchmark
  public Received readEvent() {
    return reader.read(delivered);
  }
}
