package dev.polystack.engine.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.dlq.DeadLetterQueue.Source;
import dev.polystack.engine.dlq.Redrive.Moved;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class RedriveTest {

  private final DeadLetterQueue queue =
      new DeadLetterQueue(
          "shop/orders/dead",
          "http://queues/1/dead",
          List.of(
              new Source("shop/orders/web-orders", "http://queues/1/web-orders"),
              new Source("shop/orders/orders", "http://queues/1/orders")),
          List.of());
  private StandInQueue sqs;

  @BeforeEach
  void start() throws IOException {
    sqs = new StandInQueue();
  }

  @AfterEach
  void stop() {
    sqs.close();
  }

  @Test
  void source_whereOneQueuesNameEndsLikeAnothers_isTheOneItCameFrom() {
    DeadLetter letter =
        new DeadLetter(
            Message.builder()
                .messageId("m")
                .attributes(
                    Map.of(
                        MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
                        "arn:aws:sqs:eu-central-1:1:orders"))
                .build());

    assertThat(Redrive.source(queue, letter).name()).isEqualTo("shop/orders/orders");
  }

  @Test
  void run_ofOneMessageAmongMany_findsItInAFewQuestions_andGivesTheOthersBack() {
    sqs.holds(35);
    List<Moved> moved = new ArrayList<>();

    try (DeadLetters letters = new DeadLetters(sqs.target())) {
      int count = new Redrive(letters, Set.of("m33"), Integer.MAX_VALUE).run(queue, moved::add);
      assertThat(count).isEqualTo(1);
    }

    assertThat(moved).extracting(each -> each.letter().id()).containsExactly("m33");
    assertThat(sqs.receives()).isEqualTo(4);
    assertThat(sqs.visible()).hasSize(34).doesNotContain("m33");
  }

  @Test
  @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
  void peek_atMoreThanCanBeHiddenAtATime_endsWhereTheFirstComeRoundAgain() {
    sqs.holds(20);
    sqs.counts(1_000_000);
    sqs.hidesNothing();

    try (DeadLetters letters = new DeadLetters(sqs.target())) {
      assertThat(letters.peek(queue, Integer.MAX_VALUE)).hasSize(10);
    }
  }
}
