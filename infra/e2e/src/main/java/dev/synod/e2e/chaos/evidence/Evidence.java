package dev.synod.e2e.chaos.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that can be seen of the suite from outside after a run.
 *
 * @param cases the sessions that were accepted
 * @param known ids of all sessions that anybody has: API, topic, record's costs, providers' calls
 * @param paid answers of providers, by request id
 * @param answeredAt when a request's answer was decided, by request id; of those that were answered
 * @param surprises answers of the API that no user should get, and users whom no session was given
 * @param waiting what users still wait for
 * @param events how many events were published
 * @param repeats how many of them came again, under the same id
 */
public record Evidence(
        List<Case> cases,
        Map<String, Set<String>> known,
        Map<String, List<Paid>> paid,
        Map<String, Instant> answeredAt,
        List<Saga> sagas,
        List<String> surprises,
        List<String> waiting,
        int events,
        int repeats) {}
