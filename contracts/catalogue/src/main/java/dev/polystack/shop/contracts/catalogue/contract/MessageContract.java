package dev.polystack.shop.contracts.catalogue.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An event, or a message that a queue takes.
 *
 * @param title its name without the version
 * @param major the version that is part of its name
 * @param replacedBy the name of the message that takes its place; empty if none does
 * @param queue the queue that takes it; empty for an event
 * @param idempotencyKey the fields that name what it is about, so that a second time does nothing
 * @param guarantees what a reader may rely on, by subject
 * @param schema what it holds
 * @param deliveries each example as it arrives, frame included
 */
public record MessageContract(
    Kind kind,
    Path file,
    String title,
    int major,
    String version,
    String service,
    boolean deprecated,
    String replacedBy,
    String queue,
    List<String> idempotencyKey,
    List<String> causes,
    Map<String, String> guarantees,
    SchemaDoc schema,
    List<JsonNode> deliveries)
    implements Contract {

  /** Copies the lists; the guarantees keep their order. */
  public MessageContract {
    idempotencyKey = List.copyOf(idempotencyKey);
    causes = List.copyOf(causes);
    deliveries = List.copyOf(deliveries);
  }

  /** For an event: EventBridge's detail-type. */
  @Override
  public String name() {
    return title + ".v" + major;
  }

  @Override
  public String description() {
    return schema.description();
  }
}
