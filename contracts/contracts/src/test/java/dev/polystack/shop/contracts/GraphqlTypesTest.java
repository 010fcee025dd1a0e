package dev.polystack.shop.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.shop.contracts.graphql.store.OrderError;
import dev.polystack.shop.contracts.graphql.store.OrderNotFound;
import dev.polystack.shop.contracts.graphql.store.PlaceOrderInput;
import dev.polystack.shop.contracts.graphql.store.PlaceOrderPayload;
import dev.polystack.shop.contracts.graphql.store.ProductNotAvailable;
import dev.polystack.shop.contracts.graphql.store.TotalTooLarge;
import dev.polystack.shop.contracts.types.Money;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.ProductQuantity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The types of the store's GraphQL API, as its resolver and its clients see them. */
class GraphqlTypesTest {

  private static final String CUP = "7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10";

  @Test
  void anError_isWrittenWithItsNameAndReadByIt() throws JsonProcessingException {
    PlaceOrderPayload refused =
        new PlaceOrderPayload(null, List.of(new ProductNotAvailable("one is left", CUP, 1)));

    String json = Contracts.write(refused);

    assertThat(json)
        .isEqualTo(
            "{\"errors\":[{\"__typename\":\"ProductNotAvailable\",\"message\":\"one is left\",\"productId\":\"%s\",\"available\":1}]}"
                .formatted(CUP));
    assertThat(Json.MAPPER.readValue(json, PlaceOrderPayload.class)).isEqualTo(refused);
  }

  @Test
  void anErrorFromTheFuture_isUnknownAndHasItsMessage() throws JsonProcessingException {
    assertThat(
            Json.MAPPER.readValue(
                "{\"__typename\":\"ShopClosed\",\"message\":\"come back later\",\"until\":7}",
                OrderError.class))
        .isEqualTo(new OrderError.Unknown("come back later"));
  }

  @Test
  void anErrorThatIsAskedForByItself_needsNoName() throws JsonProcessingException {
    assertThat(Json.MAPPER.readValue("{\"message\":\"none\"}", OrderNotFound.class))
        .isEqualTo(new OrderNotFound("none"));
  }

  @Test
  void aTotalThatNoAmountHolds_isAnErrorWithTheLimit() throws JsonProcessingException {
    Money most = new Money(Integer.MAX_VALUE, "EUR");
    PlaceOrderPayload refused =
        new PlaceOrderPayload(null, List.of(new TotalTooLarge("order less", most)));

    assertThatThrownBy(() -> new Money(Integer.MAX_VALUE + 1L, "EUR"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Json.MAPPER.readValue(Contracts.write(refused), PlaceOrderPayload.class))
        .isEqualTo(refused);
  }

  @Test
  void anInput_holdsTheTypesOfAllOtherContracts() throws JsonProcessingException {
    assertThat(
            Json.MAPPER.readValue(
                "{\"requestId\":\"r\",\"items\":[{\"productId\":\"%s\",\"quantity\":2}],\"expectedTotal\":{\"amount\":1780,\"currency\":\"EUR\"}}"
                    .formatted(CUP),
                PlaceOrderInput.class))
        .isEqualTo(
            new PlaceOrderInput(
                "r", List.of(new ProductQuantity(ProductId.of(CUP), 2)), new Money(1780, "EUR")));
  }

  /** A consumer may have a mapper of its own, as strict as Jackson's are by default. */
  @Test
  void aFieldFromTheFuture_isIgnoredByAnyMapper() throws JsonProcessingException {
    assertThat(
            JsonMapper.builder()
                .build()
                .readValue("{\"amount\":1,\"currency\":\"EUR\",\"new\":2}", Money.class))
        .isEqualTo(new Money(1, "EUR"));
  }
}
