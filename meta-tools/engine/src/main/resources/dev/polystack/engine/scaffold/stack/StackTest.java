package {{package}}.{{segment}};

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class {{Stack}}StackTest {

  private static final Map<String, Object> PRODUCTION =
      Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true)));

  private static final Template TEMPLATE = template(Map.of("project", "{{project}}", "env", "test"));

  private static Template template(Map<String, Object> context) {
    return Template.fromStack(
        new {{Stack}}Stack(ServiceApp.forTest("{{service}}", Path.of("../.."), context)));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(template(Map.of("project", "{{project}}", "env", "test")).toJSON()).hasToString(TEMPLATE.toJSON().toString());
  }

  @Test
  void theTable_hasAStableName() {
    TEMPLATE.hasResourceProperties(
        "AWS::DynamoDB::Table", Map.of("TableName", "{{project}}-test-{{service}}-{{stack}}-items"));
  }

  @Test
  void data_outlivesItsStack_inProductionOnly() {
    template(PRODUCTION)
        .hasResource("AWS::DynamoDB::Table", Map.of("DeletionPolicy", "RetainExceptOnCreate"));
    TEMPLATE.hasResource("AWS::DynamoDB::Table", Map.of("DeletionPolicy", "Delete"));
  }
}
