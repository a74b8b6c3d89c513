package dev.synod.stream.adapter.http;

import dev.synod.stream.shell.Viewing;

/** A response that stays open: {@link SessionStreamWriter} takes it over. */
record SessionStream(Viewing viewing) {}
