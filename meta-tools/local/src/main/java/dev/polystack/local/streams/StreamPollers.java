package dev.polystack.local.streams;

import dev.polystack.local.Cloud;
import dev.polystack.local.Home;
import dev.polystack.local.functions.Sessions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** One poller for every mapping of a DynamoDB stream to a function. */
public final class StreamPollers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamPollers.class);

  private static final long LOOK_MILLIS = 500;
  private static final long PATIENCE_MILLIS = 1_000;

  private final Cloud cloud;
  private final Home home;
  private final Sessions sessions;
  private final LambdaClient lambda;
  private final Map<String, StreamPoller> pollers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService look = Executors.newSingleThreadScheduledExecutor();

  /** Begins to look for mappings. */
  public StreamPollers(Cloud cloud, Home home, Sessions sessions) {
    this.cloud = cloud;
    this.home = home;
    this.sessions = sessions;
    this.lambda = cloud.client(LambdaClient.builder());
    look.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      List<EventSourceMappingConfiguration> mappings =
          lambda.listEventSourceMappingsPaginator().eventSourceMappings().stream()
              .filter(mapping -> mapping.eventSourceArn() != null)
              .filter(mapping -> mapping.eventSourceArn().contains(":dynamodb:"))
              .filter(mapping -> "Enabled".equals(mapping.state()))
              .toList();
      Set<String> wanted = new HashSet<>();
      for (EventSourceMappingConfiguration mapping : mappings) {
        wanted.add(mapping.uuid());
        pollers.compute(mapping.uuid(), (id, current) -> upToDate(current, mapping));
      }
      pollers.forEach(
          (id, poller) -> {
            if (!wanted.contains(id)) {
              poller.close();
            }
          });
      pollers.values().removeIf(StreamPoller::hasEnded);
    } catch (SdkException e) {
      LOG.debug("cannot list the mappings now: {}", e.getMessage());
    } catch (RuntimeException e) { // An exception would end the schedule for good.
      LOG.warn("cannot look after the mappings now: {}", e.toString());
    }
  }

  private StreamPoller upToDate(
      @Nullable StreamPoller current, EventSourceMappingConfiguration mapping) {
    if (current != null && current.follows(mapping)) {
      return current;
    }
    if (current != null) {
      current.close();
    }
    LOG.info("polling {} for {}", mapping.eventSourceArn(), mapping.functionArn());
    Checkpoint checkpoint =
        current == null
            ? new Checkpoint(home.state("streams"), mapping.uuid())
            : current.checkpoint();
    return new StreamPoller(cloud, sessions, checkpoint, mapping, current);
  }

  /** Ends all of them, and waits as long as noting a place takes; not for a function's answer. */
  @Override
  public void close() {
    look.shutdownNow();
    pollers.values().forEach(StreamPoller::close);
    try {
      look.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      pollers.values().forEach(StreamPoller::close); // Also one that was just being started.
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      for (StreamPoller poller : pollers.values()) {
        poller.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
