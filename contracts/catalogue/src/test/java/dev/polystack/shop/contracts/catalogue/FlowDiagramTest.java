package dev.polystack.shop.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.shop.contracts.catalogue.flow.FlowDiagram;
import dev.polystack.shop.contracts.catalogue.flow.FlowDiagram.Box;
import dev.polystack.shop.contracts.catalogue.flow.FlowDiagram.Flow;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowDiagramTest {

  private static Flow flow(String name, List<String> from, List<String> to) {
    return new Flow(name, "event", name + ".html", from, to);
  }

  private static final List<Flow> FLOWS =
      List.of(
          flow("ProductChanged.v1", List.of("catalog"), List.of("store", "search")),
          flow("OrderPlaced.v1", List.of("store"), List.of("catalog", "payments")),
          flow("PaymentTaken.v1", List.of("payments", "mock"), List.of("store")),
          flow("StockReserved.v1", List.of("catalog"), List.of("store")),
          flow("Lonely.v1", List.of("catalog"), List.of()),
          flow("An API", List.of(), List.of("store")));

  @Test
  void noTwoBoxes_overlap() {
    List<Box> boxes = FlowDiagram.of(FLOWS).boxes();

    for (int i = 0; i < boxes.size(); i++) {
      Box one = boxes.get(i);
      assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(other -> overlap(one, other));
    }
  }

  @Test
  void everythingIsInside() {
    FlowDiagram diagram = FlowDiagram.of(FLOWS);

    assertThat(diagram.boxes())
        .allMatch(box -> box.x() >= 0 && box.y() >= 0)
        .allMatch(box -> box.x() + box.width() <= diagram.width())
        .allMatch(box -> box.y() + box.height() <= diagram.height());
  }

  @Test
  void everySenderAndReceiver_hasALine() {
    FlowDiagram diagram = FlowDiagram.of(FLOWS);

    // 6 from senders, 7 to receivers.
    assertThat(diagram.lines()).hasSize(13).doesNotHaveDuplicates();
    assertThat(diagram.boxes()).extracting(Box::label).contains("mock", "search", "Lonely.v1");
  }

  @Test
  void nothing_isDrawnSmall() {
    assertThat(FlowDiagram.of(List.of()).boxes()).isEmpty();
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }
}
