package dev.synod.testing;

import dev.synod.local.stack.Service;

/** What all class loaders of this JVM have in common. */
final class JvmWide {

    /**
     * Held while something is started that there is only one of. An interned string is the same object in every class
     * loader; the system properties themselves won't do, since logging reads them under their own lock meanwhile.
     */
    static final Object LOCK = "dev.synod.testing.lock".intern();

    private JvmWide() {}

    /** The same for the second process of a service, so that those of several services start side by side. */
    static Object lockOf(Service service) {
        return ("dev.synod.testing.lock." + service.secondName()).intern();
    }
}
