package dev.polystack.cli;

import dev.polystack.engine.FileFaults;
import dev.polystack.engine.UsageError;
import dev.polystack.engine.UserError;
import dev.polystack.pacts.PactException;
import dev.polystack.workspace.git.GitException;
import dev.polystack.workspace.graph.GraphException;
import dev.polystack.workspace.stack.AssemblyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what went wrong in words; the stack trace goes to a file. */
final class ErrorReport implements IExecutionExceptionHandler {

  /** Reports what a command threw and answers the exit status. */
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof UserError
        || e instanceof GraphException
        || e instanceof AssemblyException
        || e instanceof GitException
        || e instanceof PactException) {
      err.println(e.getMessage());
    } else if (isInterruption(e)) {
      err.println("Interrupted. The same command goes on where it stopped.");
    } else if (e instanceof SdkClientException) {
      err.println("The cloud does not answer: " + e.getMessage());
      err.println(
          "On this machine `meta status` says what runs, and `meta up` starts it. On AWS region and"
              + " credentials are those of any AWS tool (AWS_REGION, AWS_PROFILE).");
    } else if (e instanceof SdkException) {
      err.println("The cloud refuses: " + e.getMessage());
      err.println(
          "If credentials have expired, sign in again (`aws sso login`, or whatever gives you them);"
              + " AWS_PROFILE chooses others. `meta doctor --env NAME` tells whose they are.");
    } else if (e instanceof UncheckedIOException fault) {
      err.println(FileFaults.words(fault));
      keep(e);
    } else {
      err.println("meta failed unexpectedly: " + e);
      err.println(keep(e));
    }
    return e instanceof UsageError ? 2 : 1;
  }

  /** Ctrl-C or SIGTERM; the system's own status tells which. */
  private static boolean isInterruption(@Nullable Throwable e) {
    return e != null
        && (e instanceof InterruptedException
            || e instanceof ClosedByInterruptException
            || e instanceof AbortedException
            || isInterruption(e.getCause()));
  }

  /** Writes the stack trace to a file and says where that is. */
  private static String keep(Exception e) {
    Path log = Path.of(System.getProperty("meta.root", "."), ".polystack", "logs", "error.log");
    try {
      Files.createDirectories(log.toAbsolutePath().normalize().resolveSibling("."));
      try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(log))) {
        e.printStackTrace(file);
      }
      return "Details: " + log;
    } catch (IOException unwritable) {
      return "(and the details could not be written to " + log + ")";
    }
  }
}
