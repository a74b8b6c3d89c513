/** Proof of the wire contract, and samples of it for other modules' tests. */
package dev.synod.events;
