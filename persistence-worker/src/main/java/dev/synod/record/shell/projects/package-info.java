/** Projects: what users keep beside the record. */
@NullMarked
package dev.synod.record.shell.projects;

import org.jspecify.annotations.NullMarked;
