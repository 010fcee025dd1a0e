package dev.polystack.local.functions;

import dev.polystack.local.Cloud;
import dev.polystack.local.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * Brings what a function prints to its log group, with the function's own permissions, and to a
 * file, which is there too when the log group is not.
 */
final class FunctionLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FunctionLog.class);

  /** PutLogEvents takes 10,000 events; far fewer keep a line's way to the reader short. */
  private static final int BATCH = 500;

  private static final long PAUSE_MILLIS = 100;

  /** So long after the process's last words may the report of its last invocation come. */
  private static final long LEEWAY_MILLIS = 1000;

  /** Stands for the end of the process's output; blank lines are never sent. */
  private static final InputLogEvent END = InputLogEvent.builder().message("").build();

  /** A file that has grown beyond this begins anew with the function's next process. */
  private static final long LONGEST_FILE = 5_000_000;

  private final CloudWatchLogsClient logs;
  private final String group;
  private final Path file;
  private final String stream =
      "%s/[$LATEST]%s"
          .formatted(
              LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd")),
              UUID.randomUUID().toString().replace("-", ""));
  private final BlockingQueue<InputLogEvent> lines = new LinkedBlockingQueue<>();
  private volatile boolean following;

  FunctionLog(Cloud cloud, Home home, FunctionConfiguration function, Session session) {
    this.file = home.log("function-" + function.functionName());
    this.logs =
        cloud.client(
            CloudWatchLogsClient.builder(),
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken())));
    this.group = group(function);
    Thread sender = new Thread(this::send, "log-" + function.functionName());
    sender.setDaemon(true);
    sender.start();
  }

  static String group(FunctionConfiguration function) {
    return function.loggingConfig() == null || function.loggingConfig().logGroup() == null
        ? "/aws/lambda/" + function.functionName()
        : function.loggingConfig().logGroup();
  }

  String stream() {
    return stream;
  }

  /** Takes every line of a process's output until it ends. */
  void follow(InputStream output) {
    following = true;
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader text =
                  new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                  add(line);
                }
              } catch (IOException e) {
                add("the function host lost the function's output: " + e.getMessage());
              } finally {
                lines.add(END);
              }
            },
            "output");
    reader.setDaemon(true);
    reader.start();
  }

  /** The line that Lambda writes at the end of an invocation. */
  void report(String requestId, long millis, boolean failed) {
    add(
        "REPORT RequestId: %s\tDuration: %d ms%s"
            .formatted(requestId, millis, failed ? "\tStatus: error" : ""));
  }

  private void add(String line) {
    if (!line.isBlank()) {
      lines.add(
          InputLogEvent.builder().timestamp(System.currentTimeMillis()).message(line).build());
    }
  }

  private void send() {
    boolean made = false;
    boolean ended = false;
    startFile();
    while (true) {
      try {
        InputLogEvent first =
            ended ? lines.poll(LEEWAY_MILLIS, TimeUnit.MILLISECONDS) : lines.take();
        if (first == null) {
          break;
        }
        Thread.sleep(PAUSE_MILLIS);
        List<InputLogEvent> batch = new ArrayList<>(List.of(first));
        lines.drainTo(batch, BATCH - 1);
        ended |= batch.remove(END);
        if (batch.isEmpty()) {
          continue;
        }
        appendToFile(batch);
        if (!made) {
          logs.createLogStream(request -> request.logGroupName(group).logStreamName(stream));
          made = true;
        }
        logs.putLogEvents(
            request -> request.logGroupName(group).logStreamName(stream).logEvents(batch));
      } catch (SdkException e) {
        LOG.warn("log lines for {} are lost: {}", group, e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    logs.close();
  }

  private void startFile() {
    try {
      if (Files.exists(file) && Files.size(file) > LONGEST_FILE) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.warn("cannot begin {} anew: {}", file, e.getMessage());
    }
  }

  private void appendToFile(List<InputLogEvent> batch) {
    try {
      Files.write(
          file,
          batch.stream().map(InputLogEvent::message).toList(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("cannot write to {}: {}", file, e.getMessage());
    }
  }

  /** Ends with the output: a process's last words are still in the pipe when it has gone. */
  @Override
  public void close() {
    if (!following) {
      lines.add(END);
    }
  }
}
