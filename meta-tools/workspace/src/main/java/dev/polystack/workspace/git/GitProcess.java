package dev.polystack.workspace.git;

import dev.polystack.workspace.process.Child;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** One run of git. */
final class GitProcess {

  /** What the answer says of a run that was ended because nothing came any more. */
  static final String SILENT = "nothing was heard for";

  /**
   * Whoever knows a password without asking (a credential helper, an agent of ssh) is still heard.
   */
  private static final Map<String, String> ASKING_NOBODY =
      Map.of(
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_ASKPASS", "", // none, whatever core.askPass and SSH_ASKPASS name
          "SSH_ASKPASS", "false", // a program that answers nothing,
          "SSH_ASKPASS_REQUIRE", "force", // which ssh asks instead of the terminal
          "GCM_INTERACTIVE", "never"); // Git Credential Manager opens no window

  private static final int BUFFER = 8192;
  private static final ExecutorService READERS =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(null, work, "git output", 128 << 10);
            thread.setDaemon(true);
            return thread;
          });

  private final Child child;
  private final AtomicLong heard = new AtomicLong(System.nanoTime());

  private GitProcess(Child child) {
    this.child = child;
  }

  static GitProcess start(List<String> command, Redirect output) throws IOException {
    return new GitProcess(Child.start(builder(command).redirectOutput(output)));
  }

  /** What a git is started by that means its own folder and asks nobody anything. */
  static ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    Map<String, String> variables = builder.environment();
    // Within a hook git names the repository that it stands in, which is not the one that is meant.
    variables
        .keySet()
        .removeAll(Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"));
    variables.put("LC_ALL", "C");
    variables.putIfAbsent("GIT_OPTIONAL_LOCKS", "0");
    variables.putAll(ASKING_NOBODY);
    return builder;
  }

  GitAnswer await(byte[] input, Duration silence) throws InterruptedException {
    try {
      Future<String> output = READERS.submit(() -> read(child.process().getInputStream()));
      Future<String> error = READERS.submit(() -> read(child.process().getErrorStream()));
      write(input);
      boolean silent = !endsWithin(silence);
      if (silent) {
        child.end();
      }
      int status = silent ? 1 : child.await(Duration.ZERO);
      String words = error.get();
      return new GitAnswer(
          status,
          output.get(),
          silent ? "fatal: %s %d s\n%s".formatted(SILENT, silence.toSeconds(), words) : words);
    } catch (InterruptedException e) {
      child.end();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("git's output cannot be read", e.getCause());
    } finally {
      child.forget();
    }
  }

  private boolean endsWithin(Duration silence) throws InterruptedException {
    Duration left = silence;
    while (left.compareTo(Duration.ZERO) > 0) {
      if (child.endsWithin(left)) {
        return true;
      }
      left = silence.minusNanos(System.nanoTime() - heard.get());
    }
    return false;
  }

  private void write(byte[] input) {
    try (OutputStream out = child.process().getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      // It has ended already; its status and its words say why.
    }
  }

  private String read(InputStream in) {
    var bytes = new java.io.ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        heard.set(System.nanoTime());
        bytes.write(buffer, 0, n);
      }
    } catch (IOException e) {
      if (child.process().isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
