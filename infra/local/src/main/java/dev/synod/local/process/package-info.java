/** Child processes: started, watched, restarted, stopped in order, and found again after a crash of their parent. */
@NullMarked
package dev.synod.local.process;

import org.jspecify.annotations.NullMarked;
