package dev.polystack.shop.contracts.bus;

import dev.polystack.kit.NameLimit;
import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import dev.polystack.shop.contracts.events.EventType;
import dev.polystack.shop.contracts.parameters.BusParameters;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;

/**
 * The bus on which services tell each other what happened, each under its own name, and an archive
 * to replay it from.
 */
public final class BusStack extends ServiceStack {

  /**
   * Adds the stack to its service.
   *
   * @param events everything that is told on the bus; who owns one of them may speak there
   */
  public BusStack(ServiceApp app, List<EventType<?>> events) {
    super(app, "bus", "The central event bus and its archive");
    EventBus bus =
        EventBus.Builder.create(this, "Bus")
            .eventBusName(getStackName())
            .description("What happened in any service, as the contracts describe it")
            .build();
    bus.applyRemovalPolicy(target().removalPolicy());
    ((CfnEventBus) bus.getNode().getDefaultChild())
        .setPolicy(BusAccess.policy(arn(), app.project(), target().name(), sources(events)));
    // Without a limit: a view can be made anew only of what is there. And without a name of its
    // own:
    // AWS allows 48 characters, fewer than the name of an environment may take.
    Archive archive =
        Archive.Builder.create(this, "Archive")
            .sourceEventBus(bus)
            .eventPattern(EventPattern.builder().account(List.of(getAccount())).build())
            .build();
    archive.applyRemovalPolicy(target().removalPolicy());
    if (target().development()) {
      new EventLog(this, bus, physicalName("log", NameLimit.RULE));
    }
    if (app.offers("AWS::EventSchemas")) {
      new EventSchemas(this, events);
    }
    publish(BusParameters.NAME, bus.getEventBusName());
    publish(BusParameters.ARN, bus.getEventBusArn());
    publish(BusParameters.ARCHIVE_ARN, archive.getArchiveArn());
  }

  /** Composed, because no resource may refer to itself. */
  private String arn() {
    return formatArn(
        ArnComponents.builder()
            .service("events")
            .resource("event-bus")
            .resourceName(getStackName())
            .build());
  }

  private static SortedSet<String> sources(List<EventType<?>> events) {
    return events.stream().map(EventType::source).collect(Collectors.toCollection(TreeSet::new));
  }
}
