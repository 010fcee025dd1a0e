package dev.polystack.shop.contracts.bus;

import dev.polystack.shop.contracts.events.EventType;
import java.util.List;
import software.amazon.awscdk.services.eventschemas.CfnRegistry;
import software.amazon.awscdk.services.eventschemas.CfnSchema;
import software.constructs.Construct;

/**
 * Every event of the contracts in EventBridge's schema registry, where people look for them in the
 * console and download types for other languages than Java.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema.html">Schemas</a>
 */
final class EventSchemas extends Construct {

  EventSchemas(BusStack stack, List<EventType<?>> events) {
    super(stack, "Schemas");
    CfnRegistry registry =
        CfnRegistry.Builder.create(this, "Registry")
            .registryName(stack.getStackName())
            .description("What services tell each other, by their contracts")
            .build();
    for (EventType<?> event : events) {
      CfnSchema.Builder.create(this, event.source() + "-" + event.detailType())
          .registryName(registry.getAttrRegistryName())
          .schemaName(event.source() + "@" + event.detailType())
          .type("OpenApi3")
          .content(OpenApiEvent.of(event))
          .build();
    }
  }
}
