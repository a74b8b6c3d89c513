package dev.synod.record.adapter.http.letters;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a letter is given up. */
public record Discard(@NotBlank @Size(max = 1000) String reason) {}
