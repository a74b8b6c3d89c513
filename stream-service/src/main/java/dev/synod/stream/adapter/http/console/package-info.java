/** What the web console asks of the service that serves its page. */
@NullMarked
package dev.synod.stream.adapter.http.console;

import org.jspecify.annotations.NullMarked;
