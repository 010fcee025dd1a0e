/**
 * A real browser for tests: {@link dev.polystack.browser.Chromium} finds one or installs one,
 * {@link dev.polystack.browser.PageWatch} hears what a page complains about and loads, {@link
 * dev.polystack.browser.Accessibility} judges it.
 */
@NullMarked
package dev.polystack.browser;

import org.jspecify.annotations.NullMarked;
