/** The gateway on real PostgreSQL, Kafka and Debezium, with providers that do as the test says. */
@NullMarked
package dev.synod.gateway;

import org.jspecify.annotations.NullMarked;
