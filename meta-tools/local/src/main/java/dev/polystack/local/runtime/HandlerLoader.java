package dev.polystack.local.runtime;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Finds a function's handler by name and puts Lambda's own serializers around it. */
final class HandlerLoader {

  private HandlerLoader() {}

  /**
   * Loads and creates a handler.
   *
   * @param name the class, with or without {@code ::handleRequest}
   * @throws IllegalArgumentException if the class is no handler, or the method another one
   * @throws Exception whatever the handler's own constructor throws
   */
  static Handler load(String name) throws Exception {
    String[] parts = name.split("::", 2);
    if (parts.length == 2 && !parts[1].equals("handleRequest")) {
      throw new IllegalArgumentException(
          "the handler %s names a method that cannot be run here: name the class alone, or %s::handleRequest"
              .formatted(name, parts[0]));
    }
    Class<?> type = Class.forName(parts[0]);
    Object handler = create(type);
    if (handler instanceof RequestStreamHandler stream) {
      return invocation -> {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        stream.handleRequest(
            new ByteArrayInputStream(invocation.payload()),
            answer,
            new FunctionContext(invocation));
        return answer.toByteArray();
      };
    }
    if (handler instanceof RequestHandler<?, ?> typed) {
      return typed(typed, type);
    }
    throw new IllegalArgumentException(
        type.getName() + " implements neither RequestHandler nor RequestStreamHandler");
  }

  private static Object create(Class<?> type) throws Exception {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @SuppressWarnings("unchecked") // The types are what the handler's own declaration says.
  private static Handler typed(RequestHandler<?, ?> handler, Class<?> declaring) {
    ParameterizedType declared = declaration(declaring);
    PojoSerializer<Object> input = serializer(declared.getActualTypeArguments()[0]);
    PojoSerializer<Object> output = serializer(declared.getActualTypeArguments()[1]);
    RequestHandler<Object, Object> raw = (RequestHandler<Object, Object>) handler;
    return invocation -> {
      Object event = input.fromJson(new ByteArrayInputStream(invocation.payload()));
      Object result = raw.handleRequest(event, new FunctionContext(invocation));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      output.toJson(result, answer);
      return answer.toByteArray();
    };
  }

  private static ParameterizedType declaration(Class<?> declaring) {
    for (Type each : declaring.getGenericInterfaces()) {
      if (each instanceof ParameterizedType type && type.getRawType() == RequestHandler.class) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        declaring.getName() + " has to implement RequestHandler<Input, Output> itself");
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type) {
    if (type instanceof Class<?> plain
        && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
      return (PojoSerializer<Object>)
          LambdaEventSerializers.serializerFor(plain, plain.getClassLoader());
    }
    return (PojoSerializer<Object>) JacksonFactory.getInstance().getSerializer(type);
  }
}
