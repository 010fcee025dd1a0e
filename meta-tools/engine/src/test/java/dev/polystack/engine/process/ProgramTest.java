package dev.polystack.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
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
    Program.Started started = Program.of("bash", "-c", "exec sleep 600").start();
    List<ProcessHandle> children = ProcessHandle.current().children().toList();

    started.end();

    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void relevant_showsWhatMatters_orTheEndIfNothingDoes() {
    Finished finished =
        new Finished(1, List.of("[INFO] a", "[ERROR] b", "[ERROR] b", "end"), folder);

    assertThat(finished.relevant(line -> line.contains("ERROR"))).isEqualTo("    [ERROR] b");
    assertThat(finished.relevant(line -> false)).endsWith("    end");
  }
}
