package {{package}}.{{segment}};

import dev.polystack.kit.ServiceApp;
import dev.polystack.kit.ServiceStack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;

/** What the stack {{stack}} is for. */
public final class {{Stack}}Stack extends ServiceStack {

  private final Table items;

  /** Adds the stack to its service. */
  public {{Stack}}Stack(ServiceApp app) {
    super(app, "{{stack}}", "{{words}} of the service {{service}}");
    this.items = items();
  }

  private Table items() {
    return Table.Builder.create(this, "Items")
        .tableName(physicalName("items"))
        .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder()
                .pointInTimeRecoveryEnabled(target().production())
                .build())
        .removalPolicy(target().removalPolicy())
        .build();
  }
}
