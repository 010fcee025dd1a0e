package dev.polystack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

class ErrorReportTest {

  @Command(name = "it")
  private record Throwing(Exception exception) implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
      throw exception;
    }
  }

  @Test
  void anInterruption_isNoFailure_howeverDeepItStands() {
    String interrupted = "Interrupted. The same command goes on where it stopped.";

    assertThat(said(new InterruptedException("waiting"))).isEqualTo(interrupted);
    assertThat(said(new IllegalStateException(new InterruptedException()))).isEqualTo(interrupted);
    assertThat(said(new UncheckedIOException(new ClosedByInterruptException())))
        .isEqualTo(interrupted);
    assertThat(said(AbortedException.builder().message("aborted").build())).isEqualTo(interrupted);
  }

  @Test
  void aMistakeOfTheUser_isItsWordsAlone() {
    assertThat(said(new UserError("No such thing: x.", new InterruptedException())))
        .isEqualTo("No such thing: x.");
  }

  @Test
  void credentialsThatHaveExpired_areToldOf_withWhatToDo() {
    String reason = "The security token included in the request is expired";

    assertThat(said(CloudFormationException.builder().message(reason).build()))
        .startsWith("The cloud refuses: " + reason)
        .contains("aws sso login", "AWS_PROFILE")
        .doesNotContain("unexpectedly");
  }

  @Test
  void aFileThatCannotBeWritten_isNamedWithTheReason() {
    assertThat(
            said(
                new UncheckedIOException(
                    "cannot write a/plan.json", new IOException("No space left on device"))))
        .isEqualTo("cannot write a/plan.json: No space left on device");
    assertThat(
            said(
                new UncheckedIOException(
                    "cannot make a/logs",
                    new FileSystemException("a/logs", null, "Read-only file system"))))
        .isEqualTo("cannot make a/logs: Read-only file system");
    assertThat(said(new UncheckedIOException(new AccessDeniedException("a/log"))))
        .isEqualTo("a/log: permission denied");
  }

  private static String said(Exception exception) {
    StringWriter words = new StringWriter();
    int status =
        new CommandLine(new Throwing(exception))
            .setErr(new PrintWriter(words, true))
            .setExecutionExceptionHandler(new ErrorReport())
            .execute();
    assertThat(status).isEqualTo(1);
    return words.toString().strip();
  }
}
