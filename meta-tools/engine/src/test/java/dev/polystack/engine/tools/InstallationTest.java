package dev.polystack.engine.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polystack.engine.WorkFolder;
import dev.polystack.workspace.schedule.Task.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

  @TempDir private Path folder;
  private final AtomicInteger installed = new AtomicInteger();

  private Result install(String lock) throws InterruptedException {
    Installation installation = new Installation(new WorkFolder(folder), "tool", () -> lock);
    return installation.once(
        () -> {
          installed.incrementAndGet();
          installation.folder().toFile().mkdirs();
        });
  }

  @Test
  void once_askedBySeveralAtOnce_installsOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<Result>> all = List.of(this::one, this::one, this::one, this::one);
    List<Result> results = new ArrayList<>();
    for (Future<Result> each : threads.invokeAll(all)) {
      results.add(each.get());
    }
    threads.shutdownNow();

    assertThat(results).containsOnlyOnce(Result.DONE);
    assertThat(installed).hasValue(1);
  }

  private Result one() throws InterruptedException {
    return install("one");
  }

  @Test
  void once_ofAnotherLockFile_orAfterTheToolWasDeleted_installsAnew() throws Exception {
    assertThat(install("one")).isEqualTo(Result.DONE);
    assertThat(install("two")).isEqualTo(Result.DONE);
    assertThat(install("two")).isEqualTo(Result.UNCHANGED);
    Files.delete(folder.resolve("env/tool/.lock"));
    assertThat(install("two")).isEqualTo(Result.DONE);
  }
}
