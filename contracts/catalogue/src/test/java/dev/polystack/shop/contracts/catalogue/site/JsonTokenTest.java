package dev.polystack.shop.contracts.catalogue.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonTokenTest {

  @Test
  void of_withATextThatLooksLikeJson_leavesItAsItIs() {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("note", "\"a\" : 1");

    assertThat(JsonToken.of(document))
        .extracting(JsonToken::text)
        .contains("\"note\"", "\"\\\"a\\\" : 1\"");
    assertThat(JsonToken.of(document).stream().map(JsonToken::text).collect(Collectors.joining()))
        .contains("\"note\": \"\\\"a\\\" : 1\"");
  }
}
