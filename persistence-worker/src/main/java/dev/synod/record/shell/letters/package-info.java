/** Dead letters after they were laid aside: tried again, announced, looked at and ruled on by operators. */
@NullMarked
package dev.synod.record.shell.letters;

import org.jspecify.annotations.NullMarked;
