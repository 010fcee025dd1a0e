package dev.polystack.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeployedTemplateTest {

  @Test
  void consumed_isWhatCloudFormationReadsFromParameters() {
    String body =
        """
        {"Parameters": {
           "Bus": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/shop/test/contracts/bus/name"},
           "BootstrapVersion": {"Type": "String", "Default": "/cdk-bootstrap/version"}},
         "Resources": {}}
        """;

    assertThat(DeployedTemplate.parse(body).consumed())
        .containsExactly("/shop/test/contracts/bus/name");
    assertThat(DeployedTemplate.parse("Resources: {}").consumed()).isEmpty();
  }
}
