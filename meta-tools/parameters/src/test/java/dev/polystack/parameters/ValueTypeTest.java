package dev.polystack.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTypeTest {

  @ParameterizedTest
  @CsvSource({
    "ARN, arn:aws:events:eu-central-1:123456789012:event-bus/shop, true",
    "ARN, arn:aws-cn:sqs:cn-north-1:123456789012:orders, true",
    "ARN, https://example.com, false",
    "URL, https://example.com/orders?page=2, true",
    "URL, http://127.0.0.1:4566/queue, true",
    "URL, example.com, false",
    "NAME, shop-test-contracts-bus, true",
    "NAME, arn:aws:sns:eu-central-1:123456789012:name, false",
    "NAME, two words, false",
    "ID, eu-central-1_Ab12, true",
    "ID, two words, false"
  })
  void pattern_takesValuesOfItsTypeAlone(ValueType type, String value, boolean taken) {
    assertThat(value.matches(type.pattern())).isEqualTo(taken);
  }
}
