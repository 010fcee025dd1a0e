package dev.polystack.cli.it;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function with a fault that an environment variable mends. It knows no library but Lambda's. */
public final class PriceReader implements RequestStreamHandler {

  private static final Pattern ID = Pattern.compile("\"messageId\"\\s*:\\s*\"([^\"]+)\"");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    Matcher id = ID.matcher(event);
    String message = id.find() ? id.group(1) : "none";
    if (event.contains("free") && !"yes".equals(System.getenv("MENDED"))) {
      say("ERROR", "message " + message + " has no price");
      throw new IllegalStateException("no price");
    }
    say("INFO", "message " + message + " was read");
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  private static void say(String level, String text) {
    System.out.printf(
        "{\"timestamp\":%d,\"level\":\"%s\",\"mdc\":{\"correlationId\":\"prices\"},\"formattedMessage\":\"%s\"}%n",
        System.currentTimeMillis(), level, text);
  }
}
