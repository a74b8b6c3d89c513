/** The web console in a browser, as somebody sits in front of it. */
@NullMarked
package dev.synod.e2e.console;

import org.jspecify.annotations.NullMarked;
