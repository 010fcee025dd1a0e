package {{package}}.{{segment}};

import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What the stack remembers; the only class that knows its table. */
class {{Stack}}Items {

  /** The environment variable that names the table. */
  static final String TABLE = "ITEMS_TABLE";

  private final DynamoDbClient dynamo;
  private final String table;

  {{Stack}}Items(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** The table that the stack gives to its functions. */
  static {{Stack}}Items ofFunction() {
    return new {{Stack}}Items(
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        System.getenv(TABLE));
  }

  /**
   * Keeps an item unless there is one of that id: the same message may come twice.
   *
   * @return whether it was new
   */
  boolean putOnce(String id, String json) {
    try {
      dynamo.putItem(
          request ->
              request
                  .tableName(table)
                  .item(Map.of("id", AttributeValue.fromS(id), "json", AttributeValue.fromS(json)))
                  .conditionExpression("attribute_not_exists(id)"));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
