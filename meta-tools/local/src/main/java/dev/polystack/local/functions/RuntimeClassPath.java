package dev.polystack.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.polystack.local.runtime.Bootstrap;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Lambda's managed runtime brings along, at the end of every function's class path. */
final class RuntimeClassPath {

  private RuntimeClassPath() {}

  static String value() {
    return Stream.of(Bootstrap.class, LambdaEventSerializers.class, Context.class)
        .map(RuntimeClassPath::origin)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot tell where " + type + " comes from", e);
    }
  }
}
