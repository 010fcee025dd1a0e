package dev.polystack.shop.contracts.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.shop.contracts.events.Event;
import dev.polystack.shop.contracts.events.store.v1.OrderCancelled;
import dev.polystack.shop.contracts.messages.catalog.v1.CommitStock;
import dev.polystack.shop.contracts.messages.catalog.v1.ReleaseStock;
import dev.polystack.shop.contracts.messages.catalog.v1.ReserveStock;
import dev.polystack.shop.contracts.types.OrderCanceller;
import dev.polystack.shop.contracts.types.OrderId;
import dev.polystack.shop.contracts.types.ProductId;
import dev.polystack.shop.contracts.types.ProductQuantity;
import dev.polystack.shop.contracts.types.ReservationId;
import dev.polystack.shop.contracts.types.StockReleaseReason;
import dev.polystack.shop.contracts.types.Violation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender writes is what the receiver reads, and anything else is told apart. */
class MessageReaderTest {

  private static final MessageReader READER =
      MessageReader.of(ReserveStock.TYPE, ReleaseStock.TYPE);

  private static final OrderId ORDER = OrderId.of("3d0c3f2a-9b1e-4f6d-8c57-2e9a4b7c6d01");
  private static final ReservationId RESERVATION =
      ReservationId.of("9a7e1c54-0d2b-4b6f-a3c8-5e4d3c2b1a09");

  private static Message<ReserveStock> reserve() {
    ProductQuantity cups =
        new ProductQuantity(ProductId.of("7f8b6f0e-52a3-4c5e-9d43-0d6a1c2f9b10"), 2);
    return Message.of(
        ReserveStock.TYPE, new ReserveStock(RESERVATION, ORDER, List.of(cups)), "store", "c-1");
  }

  @Test
  void read_whatWasWritten_isTheSameMessage() {
    Message<ReserveStock> message = reserve();

    assertThat(READER.read(message.toJson())).isEqualTo(new ReceivedMessage.Valid(message));
  }

  @Test
  void read_messageSentAgain_hasTheSameId() {
    UUID id = UUID.fromString("0f8c7b6a-5d4e-4c3b-a291-807f6e5d4c3b");

    assertThat(READER.read(reserve().withId(id).toJson()))
        .isInstanceOfSatisfying(
            ReceivedMessage.Valid.class,
            valid -> assertThat(valid.message().metadata().messageId()).isEqualTo(id));
  }

  @Test
  void aMessageThatAnEventCaused_carriesItsTrace() {
    Event<OrderCancelled> event =
        Event.of(
            OrderCancelled.TYPE,
            new OrderCancelled(ORDER, 2, OrderCanceller.CUSTOMER, null),
            "c-2");
    Message<ReleaseStock> message =
        Message.causedBy(
            event.metadata(),
            ReleaseStock.TYPE,
            new ReleaseStock(RESERVATION, StockReleaseReason.ORDER_CANCELLED),
            "store");

    assertThat(message.metadata().correlationId()).isEqualTo("c-2");
    assertThat(message.metadata().causationId()).isEqualTo(event.metadata().eventId());
    assertThat(READER.read(message.toJson())).isEqualTo(new ReceivedMessage.Valid(message));
  }

  @Test
  void read_messageThatTheQueueDoesNotTake_namesWhatItTakes() {
    String commit =
        Message.of(CommitStock.TYPE, new CommitStock(RESERVATION), "store", "c-1").toJson();

    assertThat(READER.read(commit))
        .isEqualTo(
            new ReceivedMessage.UnknownType(
                "CommitStock.v1", List.of("ReleaseStock.v1", "ReserveStock.v1")));
    assertThat(READER.read(reserve().toJson().replace("ReserveStock.v1", "ReserveStock.v2")))
        .isInstanceOf(ReceivedMessage.UnknownType.class);
  }

  @Test
  void read_invalidMessage_namesEveryViolationInTheWholeBody() {
    String broken =
        reserve()
            .toJson()
            .replace("\"quantity\":2", "\"quantity\":0")
            .replace("\"sender\":\"store\"", "\"sender\":\"\"");

    assertThat(READER.read(broken))
        .isInstanceOfSatisfying(
            ReceivedMessage.Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(Violation::pointer)
                    .containsExactlyInAnyOrder("/metadata/sender", "/data/items/0/quantity"));
  }

  @Test
  void read_reasonThatTheReceiverDoesNotKnow_isAViolation() {
    String broken =
        Message.of(
                ReleaseStock.TYPE,
                new ReleaseStock(RESERVATION, StockReleaseReason.EXPIRED),
                "store",
                "c-1")
            .toJson()
            .replace("EXPIRED", "BORED");

    assertThat(READER.read(broken)).isInstanceOf(ReceivedMessage.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "poison", "[]", "{}", "{\"type\":\"ReserveStock.v1\"}"})
  void read_anythingElse_isInvalid(String body) {
    assertThat(READER.read(body)).isInstanceOf(ReceivedMessage.Invalid.class);
  }

  @Test
  void aMessageThatItsContractForbids_cannotBeMade() {
    assertThatThrownBy(() -> new ReserveStock(RESERVATION, ORDER, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("items has 0 items, has to be from 1 to 100");
  }
}
