package dev.polystack.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Ref': 'Queue'}",
        "{'Fn::GetAtt': ['Queue', 'Arn']}",
        "{'Fn::GetAtt': 'Queue.Arn'}",
        "{'Fn::Sub': 'https://${Queue.Arn}/'}",
        "{'Fn::Sub': ['https://${Queue}/', {}]}",
        "{'Fn::Join': ['', ['https://', {'Fn::GetAtt': ['Queue', 'Arn']}]]}",
        "[{'deep': {'Ref': 'Queue'}}]"
      })
  void in_ofEveryWayToRefer_findsTheLogicalId(String expression) throws Exception {
    var json = JsonMapper.builder().build().readTree(expression.replace('\'', '"'));

    assertThat(References.in(json)).contains("Queue");
  }
}
