/** The loop around the replan saga: an input comes, the saga decides, saga, session and messages are stored together. */
@NullMarked
package dev.synod.session.shell.replan;

import org.jspecify.annotations.NullMarked;
