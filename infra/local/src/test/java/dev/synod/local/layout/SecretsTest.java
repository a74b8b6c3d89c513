package dev.synod.local.layout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void a_secret_is_made_once_and_differs_from_others() {
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        assertThat(secrets.get("one")).hasSize(48).isEqualTo(secrets.get("one")).isNotEqualTo(secrets.get("two"));
    }

    @Test
    void the_folders_above_stay_open_to_those_who_pass_through() throws IOException {
        new Secrets(folder.resolve("state").resolve("secrets")).get("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state"))))
                .startsWith("rwxr-x");
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        Path directory = folder.resolve("secrets");
        new Secrets(directory).get("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("one"))))
                .isEqualTo("rw-------");
    }
}
