/** Projects over HTTP. */
@NullMarked
package dev.synod.record.adapter.http.project;

import org.jspecify.annotations.NullMarked;
