package dev.polystack.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page said and loaded since it is watched: errors, and every address asked for. */
public final class PageWatch {

  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private PageWatch() {}

  /** Watches a page from now on. */
  public static PageWatch on(Page page) {
    PageWatch watch = new PageWatch();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            watch.errors.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> watch.errors.add("not caught: " + error));
    page.onRequestFailed(
        request -> watch.errors.add("not loaded: " + request.url() + ", " + request.failure()));
    page.onRequest(request -> watch.requests.add(request.url()));
    return watch;
  }

  /** Errors and warnings of the console, errors that no script caught, files that are missing. */
  public List<String> errors() {
    return List.copyOf(errors);
  }

  /** Every address that was asked for, the pages' own included. */
  public List<String> requests() {
    return List.copyOf(requests);
  }
}
