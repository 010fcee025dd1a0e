package dev.polystack.local.runtime;

import java.io.IOException;

/**
 * Runs one function: takes an invocation, calls the handler, answers, for as long as its parent is
 * there.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda Runtime
 *     API</a>
 */
public final class Bootstrap {

  private Bootstrap() {}

  /** Started by the function host; everything it needs is in Lambda's environment variables. */
  public static void main(String[] arguments) throws IOException {
    endWithParent();
    RuntimeApi api = new RuntimeApi(variable("AWS_LAMBDA_RUNTIME_API"));
    Handler handler;
    try {
      handler = HandlerLoader.load(variable("_HANDLER"));
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      api.failInitialisation(e);
      System.exit(1);
      return;
    }
    while (true) {
      Invocation invocation = api.next();
      try {
        api.answer(invocation, handler.handle(invocation));
      } catch (Throwable e) { // Whatever a handler throws is the invocation's failure, not ours.
        e.printStackTrace();
        api.fail(invocation, e);
      }
    }
  }

  /** The parent holds the other end of stdin, so its end, however sudden, is this process's. */
  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever said.
                }
              } catch (IOException e) {
                // The same as an end.
              }
              Runtime.getRuntime().halt(0);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }
}
