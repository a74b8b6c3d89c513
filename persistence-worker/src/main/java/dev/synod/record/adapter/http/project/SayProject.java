package dev.synod.record.adapter.http.project;

import dev.synod.record.shell.projects.Projects.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What its owner says of a project. */
public record SayProject(
        @NotBlank(message = "must say how the project is called") @Size(max = MAX_NAME_CHARS, message = "must be at most {max} characters long") @Pattern(regexp = NO_NUL, message = "must not contain the character U+0000") String name,

        @Nullable @Size(max = MAX_DESCRIPTION_CHARS, message = "must be at most {max} characters long") @Pattern(regexp = NO_NUL, message = "must not contain the character U+0000") String description) {
    static final int MAX_NAME_CHARS = 200;
    static final int MAX_DESCRIPTION_CHARS = 10_000;
    static final String NO_NUL = "[^\\x00]*";

    Text text() {
        return new Text(name, description);
    }
}
