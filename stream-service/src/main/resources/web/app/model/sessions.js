/** The list of a user's sessions, kept up to date by the events of all of them. */

/** All states, in the order in which a session may go through them. */
export const STATES = ['QUEUED', 'RUNNING', 'WAITING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'];

const STATE_AFTER = {
  'session.started': 'RUNNING',
  'session.waiting': 'WAITING',
  'session.paused': 'PAUSED',
  'session.resumed': 'RUNNING',
  'session.completed': 'COMPLETED',
  'session.failed': 'FAILED',
  'session.cancelled': 'CANCELLED',
};

/** The names of all events that change the list. */
export const FEED_NAMES = ['session.created', 'cost.updated', ...Object.keys(STATE_AFTER)];

/**
 * The list after one event. What a session's own number of events says that it had is passed over, so that an event
 * counts once, whichever of list and feed told of it first.
 *
 * @param {object[]} list newest first
 * @param {object} event a CloudEvent
 * @returns {object[]} the same list if nothing changed
 */
export function foldFeed(list, name, event) {
  const known = list.find(session => session.id === event.subject);
  if (!known) {
    return name === 'session.created' ? [created(event), ...list] : list;
  }
  const sequence = sequenceOf(event);
  if (sequence <= known.events) {
    return list;
  }
  const changed = {...known, events: sequence, ...changeBy(name, event.data)};
  return list.map(session => (session === known ? changed : session));
}

/** The list with another page at its end; what is in it already stays as it is. */
export function appendPage(list, page) {
  const ids = new Set(list.map(session => session.id));
  return [...list, ...page.filter(session => !ids.has(session.id))];
}

/** The list in a state; all of it if none is named. */
export function inState(list, state) {
  return state ? list.filter(session => session.state === state) : list;
}

/** CloudEvents has sequences as text, which would sort 10 before 9. */
function sequenceOf(event) {
  return Number(event.sequence);
}

function created(event) {
  return {
    id: event.subject,
    state: 'QUEUED',
    problem: event.data.problem,
    options: event.data.options,
    cost: {inputTokens: 0, outputTokens: 0, microUsd: 0},
    events: sequenceOf(event),
    createdAt: event.time,
  };
}

function changeBy(name, data) {
  if (name === 'cost.updated') {
    return {cost: data.total};
  }
  return name in STATE_AFTER ? {state: STATE_AFTER[name], position: undefined} : {};
}
