package dev.polystack.shop.catalog.products;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** An outbox table that remembers which items were marked, or takes no mark if it is told to. */
final class MarkedOutbox implements DynamoDbClient {

  private final List<String> versions = new ArrayList<>();
  private boolean away;

  /** Takes no mark from now on. */
  void goAway() {
    away = true;
  }

  /** The versions that were marked, in that order. */
  List<String> versions() {
    return versions;
  }

  OutboxMarks marks() {
    return new OutboxMarks(this, "outbox");
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    if (away) {
      throw InternalServerErrorException.builder().message("as told").build();
    }
    versions.add(request.key().getOrDefault("version", AttributeValue.fromN("none")).n());
    return UpdateItemResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
