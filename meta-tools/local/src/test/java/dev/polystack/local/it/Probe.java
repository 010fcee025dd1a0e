package dev.polystack.local.it;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A function that does as it is told. It has nothing but the runtime on its class path, so this is
 * what a function really gets.
 */
public final class Probe implements RequestHandler<Map<String, Object>, Object> {

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    if (event.containsKey("Records")) {
      return records(event);
    }
    switch (String.valueOf(event.get("do"))) {
      case "environment":
        return System.getenv();
      case "say":
        System.out.println(event.get("text"));
        return null;
      case "say-and-wait":
        System.out.println(event.get("text"));
        sleep(context.getRemainingTimeInMillis());
        return null;
      case "throw":
        throw new IllegalStateException(String.valueOf(event.get("text")));
      case "sleep":
        sleep(((Number) event.get("millis")).longValue());
        return context.getRemainingTimeInMillis();
      case "fill":
        return "x".repeat(((Number) event.get("bytes")).intValue());
      case "exit":
        System.exit(3);
        return null;
      case "allocate":
        return new byte[((Number) event.get("megabytes")).intValue() << 20].length;
      default:
        return Map.of("request", context.getAwsRequestId(), "memory", context.getMemoryLimitInMB());
    }
  }

  /** Fails every record that has "poison" in it, by its own name; says which it has seen. */
  private static Object records(Map<String, Object> event) {
    List<Map<String, String>> failures = new ArrayList<>();
    for (Object each : (List<?>) event.get("Records")) {
      Map<?, ?> item = (Map<?, ?>) each;
      String id =
          item.get("dynamodb") instanceof Map<?, ?> change
              ? String.valueOf(change.get("SequenceNumber"))
              : String.valueOf(item.get("messageId"));
      if (item.toString().contains("poison")) {
        System.out.println("refused " + id);
        failures.add(Map.of("itemIdentifier", id));
      } else {
        System.out.println("handled " + item);
      }
    }
    return Map.of("batchItemFailures", failures);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
