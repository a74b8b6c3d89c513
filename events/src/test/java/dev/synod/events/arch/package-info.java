/** The rules of structure that each service's {@code ArchitectureTest} applies to itself. */
package dev.synod.events.arch;
