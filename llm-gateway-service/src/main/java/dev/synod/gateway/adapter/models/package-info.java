/** What is known of models: the file that ships with the service, and the operator's own. */
@NullMarked
package dev.synod.gateway.adapter.models;

import org.jspecify.annotations.NullMarked;
