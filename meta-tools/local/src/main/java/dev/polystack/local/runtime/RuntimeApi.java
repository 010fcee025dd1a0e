package dev.polystack.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The function's side of the Lambda Runtime API. HttpURLConnection starts quicker than HttpClient.
 */
final class RuntimeApi {

  private final String base;

  RuntimeApi(String address) {
    this.base = "http://" + address + "/2018-06-01/runtime/";
  }

  /** Waits for the next invocation, for as long as it takes. */
  Invocation next() throws IOException {
    HttpURLConnection connection = open("invocation/next");
    try (InputStream body = connection.getInputStream()) {
      return new Invocation(
          header(connection, "Lambda-Runtime-Aws-Request-Id"),
          body.readAllBytes(),
          Long.parseLong(header(connection, "Lambda-Runtime-Deadline-Ms")),
          header(connection, "Lambda-Runtime-Invoked-Function-Arn"));
    }
  }

  void answer(Invocation invocation, byte[] json) throws IOException {
    post("invocation/" + invocation.requestId() + "/response", json);
  }

  void fail(Invocation invocation, Throwable cause) throws IOException {
    post("invocation/" + invocation.requestId() + "/error", describe(cause));
  }

  void failInitialisation(Throwable cause) throws IOException {
    post("init/error", describe(cause));
  }

  private void post(String path, byte[] body) throws IOException {
    HttpURLConnection connection = open(path);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(base + path).openConnection();
    connection.setReadTimeout(0);
    return connection;
  }

  private static String header(HttpURLConnection connection, String name) throws IOException {
    String value = connection.getHeaderField(name);
    if (value == null) {
      throw new IOException("the function host sent no header " + name);
    }
    return value;
  }

  /** An error as Lambda's Java runtime words it. */
  private static byte[] describe(Throwable cause) {
    String type = cause.getClass().getName();
    return "{\"errorMessage\":%s,\"errorType\":%s}"
        .formatted(quoted(Objects.requireNonNullElse(cause.getMessage(), type)), quoted(type))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
