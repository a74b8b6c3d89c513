package dev.synod.simulator.json;

/** Where in the document a value stands: its property name, the frame around it, and how deep. */
record Place(String name, Frame frame, int depth) {

    Place inside(Frame other) {
        return new Place(name, other, depth + 1);
    }
}
