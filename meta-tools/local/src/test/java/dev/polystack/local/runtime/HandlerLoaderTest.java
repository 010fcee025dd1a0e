package dev.polystack.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.polystack.local.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlerLoaderTest {

  /** A bean, as Lambda's serializer wants one. */
  public static final class Order {
    private String id = "";
    private int pieces;

    public String getId() {
      return id;
    }

    public void setId(String id) {
      this.id = id;
    }

    public int getPieces() {
      return pieces;
    }

    public void setPieces(int pieces) {
      this.pieces = pieces;
    }
  }

  /** From a bean to a bean. */
  public static final class Doubling implements RequestHandler<Order, Order> {
    @Override
    public Order handleRequest(Order order, Context context) {
      order.setPieces(order.getPieces() * 2);
      return order;
    }
  }

  /** From generic types, which only the declaration tells. */
  public static final class Counting implements RequestHandler<List<Order>, Map<String, Integer>> {
    @Override
    public Map<String, Integer> handleRequest(List<Order> orders, Context context) {
      return Map.of("pieces", orders.stream().mapToInt(Order::getPieces).sum());
    }
  }

  /** Answers whether it got nothing, with nothing. */
  public static final class Ignoring implements RequestHandler<Order, Void> {
    @Override
    public Void handleRequest(Order order, Context context) {
      if (order != null) {
        throw new IllegalArgumentException("not nothing: " + order);
      }
      return null;
    }
  }

  /** Bytes in, bytes out, with the invocation's context. */
  public static final class Streaming implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      out.write(
          (context.getAwsRequestId() + " " + context.getInvokedFunctionArn() + " ")
              .getBytes(UTF_8));
      in.transferTo(out);
    }
  }

  /** Tells how much time is left. */
  public static final class Hurrying implements RequestHandler<Object, Integer> {
    @Override
    public Integer handleRequest(Object event, Context context) {
      return context.getRemainingTimeInMillis();
    }
  }

  /** Cannot be made. */
  public static final class Misconfigured implements RequestHandler<Object, Object> {
    /** As one that reads a variable that is not set. */
    public Misconfigured() {
      throw new IllegalStateException("TABLE is not set");
    }

    @Override
    public Object handleRequest(Object event, Context context) {
      return event;
    }
  }

  /** Declares its types somewhere else. */
  public abstract static class Base implements RequestHandler<Order, Order> {}

  /** Inherits its types. */
  public static final class Inheriting extends Base {
    @Override
    public Order handleRequest(Order order, Context context) {
      return order;
    }
  }

  /** Is no handler. */
  public static final class Stranger {}

  @ParameterizedTest
  @ValueSource(strings = {"", "::handleRequest"})
  void typedHandler_getsItsTypeAndAnswersJson(String method) throws Exception {
    String answer = run(Doubling.class.getName() + method, "{\"id\": \"é\", \"pieces\": 21}");
    assertThat(Json.read(answer)).isEqualTo(Json.read("{\"id\": \"é\", \"pieces\": 42}"));
  }

  @Test
  void genericTypes_areReadFromTheDeclaration() throws Exception {
    assertThat(run(Counting.class.getName(), "[{\"pieces\": 1}, {\"pieces\": 2}]"))
        .isEqualTo("{\"pieces\":3}");
  }

  @Test
  void nothing_isNullOnBothSides() throws Exception {
    assertThat(run(Ignoring.class.getName(), "null")).isIn("", "null");
  }

  @Test
  void streamHandler_getsBytesAndContext() throws Exception {
    assertThat(run(Streaming.class.getName(), "{not even JSON"))
        .isEqualTo("request arn:function {not even JSON");
  }

  @Test
  void remainingTime_isNeverNegative() throws Exception {
    Handler handler = HandlerLoader.load(Hurrying.class.getName());
    assertThat(answer(handler, invocation("1", System.currentTimeMillis() - 5000))).isEqualTo("0");
    assertThat(
            Integer.parseInt(answer(handler, invocation("1", System.currentTimeMillis() + 60000))))
        .isBetween(1, 60000);
  }

  @Test
  void constructorThatThrows_isToldByItsOwnException() {
    assertThatThrownBy(() -> HandlerLoader.load(Misconfigured.class.getName()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("TABLE is not set");
  }

  @Test
  void classThatIsNoHandler_isRefusedByName() {
    assertThatThrownBy(() -> HandlerLoader.load(Stranger.class.getName()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            Stranger.class.getName()
                + " implements neither RequestHandler nor RequestStreamHandler");
    assertThatThrownBy(() -> HandlerLoader.load(Inheriting.class.getName()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has to implement RequestHandler<Input, Output> itself");
    assertThatThrownBy(() -> HandlerLoader.load("shop.Missing"))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage("shop.Missing");
  }

  /** Lambda would run that method; to run handleRequest instead would be worse than to refuse. */
  @Test
  void methodOfAnotherName_isRefusedByName() {
    assertThatThrownBy(() -> HandlerLoader.load(Doubling.class.getName() + "::halve"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("::halve names a method that cannot be run here");
  }

  private static String run(String handler, String payload) throws Exception {
    return answer(HandlerLoader.load(handler), invocation(payload, Long.MAX_VALUE));
  }

  private static String answer(Handler handler, Invocation invocation) throws Exception {
    return new String(handler.handle(invocation), UTF_8);
  }

  private static Invocation invocation(String payload, long deadline) {
    return new Invocation("request", payload.getBytes(UTF_8), deadline, "arn:function");
  }
}
