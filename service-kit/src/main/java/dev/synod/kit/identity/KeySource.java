package dev.synod.kit.identity;

import java.io.IOException;

/** Where a JSON Web Key Set comes from. */
@FunctionalInterface
interface KeySource {
    /** The set as text, read anew; may take as long as it is allowed to. */
    String read() throws IOException, InterruptedException;
}
