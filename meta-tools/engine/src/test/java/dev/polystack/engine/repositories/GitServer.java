package dev.polystack.engine.repositories;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Git's own daemon behind a door that can be shut: some connections are dropped, never heard, or
 * heard only when several are open.
 */
final class GitServer implements AutoCloseable {

  private final Path folder;
  private final ServerSocket door;
  private final AtomicInteger drops;
  private final boolean silent;
  private final Crowd crowd;
  private final AtomicInteger accepted = new AtomicInteger();

  private GitServer(Path folder, int drops, boolean silent, int together) throws IOException {
    this.folder = folder;
    this.drops = new AtomicInteger(drops);
    this.silent = silent;
    this.crowd = new Crowd(together);
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::listen);
  }

  /** Holds every connection until so many are open at a time, as long as its patience lasts. */
  static GitServer thatHoldsUntilThereAre(int together, Path folder) throws IOException {
    return new GitServer(folder, 0, false, together);
  }

  static GitServer thatDropsFirst(Path folder, int connections) throws IOException {
    return new GitServer(folder, connections, false, 1);
  }

  static GitServer thatNeverAnswers(Path folder) throws IOException {
    return new GitServer(folder, 0, true, 1);
  }

  String url(String name) {
    return "git://127.0.0.1:%d/%s.git".formatted(door.getLocalPort(), name);
  }

  /** How many connections were open and not heard yet, at most, since this was asked last. */
  int mostOpen() {
    return crowd.most();
  }

  /** How many connections there have been. */
  int accepted() {
    return accepted.get();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = door.accept();
        accepted.incrementAndGet();
        if (drops.getAndDecrement() > 0) {
          socket.close();
        } else if (!silent) {
          start(() -> serve(socket));
        }
      }
    } catch (IOException e) {
      // The door was shut for good.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      crowd.pass();
      Process daemon =
          new ProcessBuilder("git", "daemon", "--inetd", "--export-all", "--base-path=" + folder)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      start(() -> pump(socket, daemon));
      try (InputStream answer = daemon.getInputStream()) {
        answer.transferTo(socket.getOutputStream());
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static void pump(Socket socket, Process daemon) {
    try (OutputStream question = daemon.getOutputStream()) {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        question.write(buffer, 0, n);
        question.flush();
      }
    } catch (IOException e) {
      // The client or the daemon has ended.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "git server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
