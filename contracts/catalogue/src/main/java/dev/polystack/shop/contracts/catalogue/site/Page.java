package dev.polystack.shop.contracts.catalogue.site;

import java.nio.file.Path;

/**
 * Where a page stands, to link from it: the site is opened from a disk, so links are relative.
 *
 * @param address relative to the site
 */
public record Page(Site site, String address, String title) {

  /** The way from this page to the site's folder, empty or with a slash at its end. */
  public String root() {
    return "../".repeat(Path.of(address).getNameCount() - 1);
  }

  /** The way to another page. */
  public String to(String other) {
    return root() + other;
  }

  /** The way to the page about a contract or a type. */
  public String to(Path file) {
    return to(Site.address(file));
  }

  /** The way to the page about a service. */
  public String toService(String service) {
    return to(Site.serviceAddress(service));
  }
}
