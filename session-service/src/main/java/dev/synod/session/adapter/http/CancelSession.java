package dev.synod.session.adapter.http;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why the user ends a session; optional. */
public record CancelSession(@Nullable @Size(max = 500) String reason) {}
