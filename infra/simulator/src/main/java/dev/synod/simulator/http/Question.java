package dev.synod.simulator.http;

import dev.synod.simulator.fault.Fault;

import java.util.Optional;

/** A well-formed request, to be answered now or later. */
public interface Question {

    /** The model asked for; empty where there is none. */
    String model();

    /** The answer, which a refusal or a truncation changes. */
    Reply answer(Optional<Fault> fault, long seed);
}
