package dev.polystack.local.functions;

import dev.polystack.local.functions.Call.Outcome;
import dev.polystack.local.runtime.Bootstrap;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** One revision of one function in a JVM of its own. It takes one invocation at a time. */
final class FunctionProcess implements AutoCloseable {

  private static final long START_SECONDS = 20;
  private static final long GRACE_MILLIS = 1000;

  private final FunctionConfiguration function;
  private final RuntimeServer runtime = new RuntimeServer();
  private final FunctionLog log;
  private final Process process;
  private final Session session;
  private final Semaphore turn = new Semaphore(1, true);
  private volatile boolean retired;
  private volatile long usedAt = System.currentTimeMillis();

  /**
   * Starts the JVM.
   *
   * @param environment what the cloud adds for every function, such as the endpoint
   */
  FunctionProcess(
      FunctionConfiguration function,
      String classPath,
      Session session,
      FunctionLog log,
      List<String> jvmOptions,
      Map<String, String> environment) {
    this.function = function;
    this.session = session;
    this.log = log;
    ProcessBuilder builder = new ProcessBuilder(command(function, classPath, jvmOptions));
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(FunctionProcess::isNotForFunctions);
    variables.put("TZ", ":UTC"); // As on Lambda, where a function may set it.
    if (function.environment() != null) {
      variables.putAll(function.environment().variables());
    }
    variables.putAll(environment);
    variables.putAll(LambdaVariables.of(function, session, runtime.address(), log.stream()));
    builder.redirectErrorStream(true);
    try {
      this.process = builder.start();
    } catch (IOException e) {
      runtime.close();
      log.close();
      throw new UncheckedIOException("cannot start a JVM for " + function.functionName(), e);
    }
    log.follow(process.getInputStream());
    process.onExit().thenRun(this::ended);
  }

  /** The daemon's own environment is none of a function's business, but for the system's part. */
  private static boolean isNotForFunctions(String variable) {
    return !List.of("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR").contains(variable);
  }

  private static List<String> command(
      FunctionConfiguration function, String classPath, List<String> jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // A quarter of the memory is the JVM's own, as Lambda's managed runtime does it too.
    command.add("-Xmx" + Math.max(64, function.memorySize() * 3 / 4) + "m");
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8",
            "-cp",
            classPath + File.pathSeparator + RuntimeClassPath.value(),
            Bootstrap.class.getName()));
    return command;
  }

  /**
   * Hands over one invocation when its turn comes, and waits for its end, at most for the
   * function's timeout.
   *
   * @return empty if the process has ended before this invocation's turn
   */
  Optional<Outcome> invoke(String requestId, byte[] payload) {
    turn.acquireUninterruptibly();
    try {
      if (retired) {
        return Optional.empty();
      }
      Optional<Outcome> notStarted = awaitStart();
      if (notStarted.isPresent()) {
        return notStarted;
      }
      return process.isAlive() ? Optional.of(run(requestId, payload)) : Optional.empty();
    } finally {
      usedAt = System.currentTimeMillis();
      turn.release();
    }
  }

  private Outcome run(String requestId, byte[] payload) {
    long started = System.nanoTime();
    long deadline = System.currentTimeMillis() + function.timeout() * 1000L;
    Call call =
        new Call(requestId, payload, deadline, function.functionArn(), new CompletableFuture<>());
    runtime.submit(call);
    if (!process.isAlive()) {
      runtime.failAll(
          "Runtime.ExitError", exit()); // It ended just now: nobody else tells the call.
    }
    Outcome outcome = await(call);
    log.report(requestId, (System.nanoTime() - started) / 1_000_000, outcome.failed());
    return outcome;
  }

  /** Empty if the function is ready for work, otherwise why it will never be. */
  private Optional<Outcome> awaitStart() {
    try {
      return runtime.started().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return Optional.of(failed("Runtime.Unknown", String.valueOf(e.getCause())));
    } catch (TimeoutException e) {
      process.destroyForcibly();
      return Optional.of(failed("Runtime.InitTimeout", "did not start in " + START_SECONDS + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(failed("Runtime.Interrupted", "the function host is stopping"));
    }
  }

  private Outcome await(Call call) {
    try {
      return call.outcome().get(function.timeout(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      retired = true; // It takes a moment to end, and the next invocation may come before that.
      process.destroyForcibly(); // As Lambda does it; the next invocation starts a new one.
      return failed(
          "Sandbox.Timedout",
          "%s Task timed out after %d.00 seconds".formatted(call.requestId(), function.timeout()));
    } catch (ExecutionException e) {
      return failed("Runtime.Unknown", String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("Runtime.Interrupted", "the function host is stopping");
    }
  }

  private static Outcome failed(String type, String message) {
    return new Outcome(true, RuntimeServer.error(type, message));
  }

  private void ended() {
    runtime.started().complete(Optional.of(failed("Runtime.ExitError", exit())));
    runtime.failAll("Runtime.ExitError", exit());
    runtime.close();
    log.close();
  }

  /** In Lambda's words. */
  private String exit() {
    return "Error: Runtime exited with error: exit status " + process.exitValue();
  }

  /** Whether it can take another invocation. */
  boolean isUsable() {
    return !retired && process.isAlive();
  }

  /** The credentials that it runs with. */
  Session session() {
    return session;
  }

  boolean isIdleFor(long millis) {
    return turn.availablePermits() > 0 && System.currentTimeMillis() - usedAt > millis;
  }

  Map<String, Object> health() {
    return Map.of(
        "name",
        function.functionName(),
        "state",
        process.isAlive() ? "running" : "ended",
        "pid",
        process.pid(),
        "restarts",
        0);
  }

  /** Ends the JVM as soon as it has done what waits for it now. */
  void retire() {
    Thread thread =
        new Thread(
            () -> {
              turn.acquireUninterruptibly();
              retired = true;
              process.destroy();
              turn.release();
            },
            "retire-" + function.functionName());
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for the JVM's end, for a moment; then it is killed. */
  void awaitEnd() {
    try {
      if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the JVM; what it works on fails. */
  @Override
  public void close() {
    process.destroy();
  }
}
