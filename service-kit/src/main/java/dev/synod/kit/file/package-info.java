/** Data that ships with a service as a JSON file, and what operators put on top of it. */
@NullMarked
package dev.synod.kit.file;

import org.jspecify.annotations.NullMarked;
