package dev.polystack.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polystack.workspace.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

  @TempDir private Path folder;

  @Test
  void run_handsEveryLineOver_andKeepsThemInTheLog() throws Exception {
    List<String> heard = new ArrayList<>();
    Finished finished =
        Program.of("bash", "-c", "echo one; echo $WORD >&2; exit 3")
            .in(folder)
            .with(Map.of("WORD", "two"))
            .listening(heard::add)
            .run(folder.resolve("log"));

    assertThat(finished.status()).isEqualTo(3);
    assertThat(finished.succeeded()).isFalse();
    assertThat(heard).containsExactly("one", "two");
    assertThat(Files.readString(folder.resolve("log"))).contains("one\ntwo\n");
  }

  @Test
  void run_ofWhatCannotBeStarted_saysWhy() throws Exception {
    Files.writeString(folder.resolve("notes"), "no program");

    assertThatThrownBy(() -> Program.of("no-such-program").in(folder).run(folder.resolve("log")))
        .hasMessage("cannot start no-such-program: no program of that name is on the PATH");
    assertThatThrownBy(() -> Program.of("./notes").in(folder).run(folder.resolve("log")))
        .hasMessage("cannot start ./notes: %s/./notes is not executable", folder);
    assertThatThrownBy(() -> Program.of("./gone").in(folder).run(folder.resolve("log")))
        .hasMessage("cannot start ./gone: there is no file %s/./gone", folder);
    assertThatThrownBy(
            () -> Program.of("true").in(folder.resolve("gone")).run(folder.resolve("log")))
        .hasMessage("cannot start true: there is no folder %s/gone", folder);
  }

  @Test
  void run_interrupted_endsTheProgramAndItsChildren() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<String> child = new AtomicReference<>("");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                Program.of("bash", "-c", "sleep 600 & echo $!; wait")
                    .listening(
                        line -> {
                          child.set(line);
                          started.countDown();
                        })
                    .run(folder.resolve("log"));
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    thread.start();
    started.await();
    thread.interrupt();
    thread.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    ProcessHandle.of(Long.parseLong(child.get())).ifPresent(each -> each.onExit().join());
    assertThat(ProcessHandle.of(Long.parseLong(child.get()))).isEmpty();
  }

  @Test
  void run_interrupted_endsWhoeverIgnoresThat() throws Exception {
    assertThat(interrupted("trap '' TERM INT; echo $$; while :; do sleep 1; done")).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere nobody knows whose child it was
  void run_interrupted_endsChildrenWhoseParentHasGone() throws Exception {
    assertThat(interrupted("(setsid sleep 600 & echo $!); sleep 600")).isFalse();
  }

  /** Whether the process whose id the script prints is alive after an interruption. */
  private boolean interrupted(String script) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<String> process = new AtomicReference<>("");
    Thread thread =
        new Thread(
            () -> {
              try {
                Program.of("bash", "-c", script)
                    .listening(
                        line -> {
                          process.compareAndSet("", line); // bash says more as it is ended
                          started.countDown();
                        })
                    .run(folder.resolve("log"));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    started.await();
    thread.interrupt();
    thread.join();
    return ProcessHandle.of(Long.parseLong(process.get())).filter(ProcessTree::runs).isPresent();
  }

  @Test
  void runInto_keepsTheOutputInTheFile() throws Exception {
    int status =
        Program.of("sh", "-c", "echo out; echo err >&2; exit 5").runInto(folder.resolve("o"));

    assertThat(status).isEqualTo(5);
    assertThat(folder.resolve("o")).hasContent("out\nerr\n");
  }

  @Test
  void run_noSuchProgram_saysWhich() {
    assertThatThrownBy(() -> Program.of("no-such-program").run(folder.resolve("log")))
        .hasMessageContaining("no-such-program");
  }

  @Test
  void started_waitsForItsInput() throws Exception {
    Program.Started started = Program.of("bash", "-c", "read word; echo got $word").start();

    Finished finished = started.finish("tea\n", folder.resolve("log"));

    assertThat(finished.succeeded()).isTrue();
    assertThat(Files.readString(folder.resolve("log"))).endsWith("got tea\n");
  }

  @Test
  void started_endedBeforeItsInput_tellsItsStatus() throws Exception {
    Program.Started started = Program.of("bash", "-c", "echo broken; exit 4").start();

    Finished finished = started.finish("tea\n".repeat(100_000), folder.resolve("log"));

    assertThat(finished.status()).isEqualTo(4);
    assertThat(finished.relevant(line -> true)).contains("broken");
  }

  @Test
  void started_butNotNeeded_isEnded() {
    Program.of("true").start().end(); // so that the watchdog runs already
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    Program.Started started = Program.of("bash", "-c", "exec sleep 600").start();
    List<ProcessHandle> children = new ArrayList<>(ProcessHandle.current().children().toList());
    children.removeAll(before);

    started.end();

    assertThat(children).isNotEmpty().noneMatch(ProcessTree::runs);
  }

  @Test
  void relevant_showsWhatMatters_orTheEndIfNothingDoes() {
    Finished finished =
        new Finished(1, List.of("[INFO] a", "[ERROR] b", "[ERROR] b", "end"), folder);

    assertThat(finished.relevant(line -> line.contains("ERROR"))).isEqualTo("    [ERROR] b");
    assertThat(finished.relevant(line -> false)).endsWith("    end");
  }
}
