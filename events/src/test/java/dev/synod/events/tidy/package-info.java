/** What the whole repository must keep to that no compiler checks: sizes, links, topic names. */
package dev.synod.events.tidy;
