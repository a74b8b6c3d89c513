/** The loop around the record's side of the replan saga: a command comes, the core decides, record and reply are stored together. */
@NullMarked
package dev.synod.record.shell.replan;

import org.jspecify.annotations.NullMarked;
