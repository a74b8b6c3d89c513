/** A whole session, folded from its events in their order. An event that comes twice counts once. */
import {SCENE_EVENTS, hear, interrupt, newScene} from './scene.js';
import {SESSION_EVENTS} from './session.js';

/** A session of which nothing has been heard. */
export function newCouncil(id) {
  return {
    id,
    sequence: 0,
    problem: '',
    options: null,
    origin: null,
    replanning: null,
    state: '',
    now: '',
    waiting: null,
    questions: [],
    answers: [],
    triage: null,
    splitFallback: false,
    scenes: new Map(),
    hands: [],
    level: null,
    cost: {inputTokens: 0, outputTokens: 0, microUsd: 0},
    verdict: null,
    actions: null,
    actionsFallback: false,
    failure: null,
    cancelled: '',
    missed: 0,
  };
}

const DELTAS = {
  'contribution.delta': hear,
  'synthesis.delta': hear,
  'attempt.superseded': interrupt,
};

const DURABLE = {...SESSION_EVENTS, ...SCENE_EVENTS};

/** The names of all events that are understood. */
export const EVENT_NAMES = [...Object.keys(DURABLE), ...Object.keys(DELTAS), 'gap.detected'];

/** Whether events of this name are kept in the history, and so carry a number of their own. */
export function isDurable(name) {
  return name in DURABLE;
}

/** The scene of a sub-problem; made if need be. */
export function sceneOf(council, id) {
  if (!council.scenes.has(id)) {
    council.scenes.set(id, newScene(id));
  }
  return council.scenes.get(id);
}

/**
 * Folds one event into the council.
 *
 * @param {number} sequence the event's number; 0 for those that are not kept
 * @returns {boolean} false if it was known before, or is not understood
 */
export function fold(council, name, event, sequence) {
  if (name === 'gap.detected') {
    council.missed += event.missed;
    return true;
  }
  if (name in DELTAS) {
    // Of the verdict's words nothing is shown: they are a form to be filled in, not a text.
    if (event.labels.subProblemId) {
      DELTAS[name](sceneOf(council, event.labels.subProblemId), event);
    }
    return true;
  }
  if (!isDurable(name) || sequence <= council.sequence) {
    return false;
  }
  council.sequence = sequence;
  if (name in SESSION_EVENTS) {
    SESSION_EVENTS[name](council, event);
  } else {
    SCENE_EVENTS[name](sceneOf(council, event.subProblemId), event, council);
    council.now = nowOf(council);
  }
  return true;
}

/** Whether the session has ended; only being tried again can make it go on. */
export function hasEnded(council) {
  return ['COMPLETED', 'CANCELLED', 'FAILED'].includes(council.state);
}

function nowOf(council) {
  const open = [...council.scenes.values()].filter(scene => !scene.outcome);
  const active = open.filter(scene => scene.now !== 'waits');
  if (open.length === 0) {
    return 'the verdict is being written';
  }
  return active.length === 1 ? active[0].now : `${active.length} sub-problems are being debated`;
}
