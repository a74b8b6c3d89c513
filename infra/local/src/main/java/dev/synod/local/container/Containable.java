package dev.synod.local.container;

import dev.synod.local.process.Part;

import java.io.IOException;

/** A part that there is an image for. */
public interface Containable extends Part {

    /** How it runs in a container; everything else about it stays as it is. */
    Container container() throws IOException;
}
