package {{package}}.{{segment}};

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.polystack.lambda.Correlation;
import dev.polystack.shop.contracts.Contracts;
import dev.polystack.shop.contracts.events.EventMetadata;
import dev.polystack.shop.contracts.events.EventReader;
import dev.polystack.shop.contracts.events.Received;
import {{eventPackage}}.{{Event}};
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of {@link {{Event}}}. What it cannot understand or keep comes again a few times and then
 * waits in the dead-letter queue, out of the way of what comes behind; its reasons are in the log.
 */
public final class {{Function}} implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Logger LOG = LoggerFactory.getLogger({{Function}}.class);

  private final EventReader reader = EventReader.of({{Event}}.TYPE);
  private final {{Stack}}Items items;

  /** Called by Lambda; the stack sets the environment variables. */
  public {{Function}}() {
    this({{Stack}}Items.ofFunction());
  }

  {{Function}}({{Stack}}Items items) {
    this.items = items;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
    return new SQSBatchResponse(
        batch.getRecords().stream()
            .filter(message -> !handle(message))
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .toList());
  }

  /** Whether the message is done with; if not, it comes again. */
  private boolean handle(SQSMessage message) {
    Received received = reader.read(message.getBody());
    if (received instanceof Received.Valid valid && valid.event().data() instanceof {{Event}} data) {
      EventMetadata metadata = valid.event().metadata();
      try (Correlation correlation =
          Correlation.of(metadata.correlationId()).handling(metadata.eventId().toString())) {
        return keep(message, data);
      }
    }
    LOG.error("message {} cannot be understood: {}", message.getMessageId(), received);
    return false;
  }

  /** Whatever goes wrong with one message, those behind it have their turn. */
  private boolean keep(SQSMessage message, {{Event}} data) {
    try {
      // Functions of a stack share the table: what another has handled is new here.
      boolean isNew = items.putOnce("{{function}}/" + data.idempotencyKey(), Contracts.write(data));
      LOG.info("{} {{Event}} {}", isNew ? "handled" : "came again:", data.idempotencyKey());
      return true;
    } catch (RuntimeException e) {
      LOG.error("message {} could not be kept", message.getMessageId(), e);
      return false;
    }
  }
}
