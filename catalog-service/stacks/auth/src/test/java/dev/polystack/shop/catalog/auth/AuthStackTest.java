package dev.polystack.shop.catalog.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Template;

class AuthStackTest {

  private static Template template;

  @BeforeAll
  static void synthesize() {
    template = synthesized();
  }

  private static Template synthesized() {
    ServiceApp app = ServiceApp.forTest("catalog", Path.of("../.."), Map.of("env", "test"));
    return Template.fromStack(new AuthStack(app));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(synthesized().toJSON()).hasToString(template.toJSON().toString());
  }

  @Test
  void nobodySignsUpAlone() {
    template.hasResourceProperties(
        "AWS::Cognito::UserPool",
        Map.of("AdminCreateUserConfig", Map.of("AllowAdminCreateUserOnly", true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "editor", "manager"})
  void everyGroupOfTheContractExists(String group) {
    template.hasResourceProperties("AWS::Cognito::UserPoolGroup", Map.of("GroupName", group));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-pool-id", "client-id"})
  void poolAndClientArePublished(String name) {
    template.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/catalog/auth/" + name));
  }
}
