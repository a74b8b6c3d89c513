/** The services' APIs. Every failure is a {@link Problem}, whether a service told it or nobody could be reached. */
import {retryAfterMillis} from './backoff.js';
import {signOut, token} from './identity.js';

/** A refusal, as RFC 9457 has it. */
export class Problem extends Error {
  /** @param {number} status 0 if nobody answered */
  constructor(status, body, retryAfter = 0) {
    super(body.detail ?? body.title ?? `Status ${status}`);
    this.status = status;
    this.code = body.code ?? '';
    this.retryable = body.retryable ?? status === 0;
    this.traceId = body.traceId ?? '';
    this.violations = body.violations ?? [];
    this.retryAfter = retryAfter;
  }
}

/** Where the services are: at the page's own address unless the server says otherwise. */
let places = {};

/** Learns where the services are; to be called once, before any other call. */
export async function loadPlaces() {
  const answer = await fetch('/console/config.json');
  places = answer.ok ? await answer.json() : {};
}

/** The address of a session's trace; empty if there is no place to look at it, or its id is needed and not known. */
export function traceUrl(sessionId) {
  const template = places.traceUrl ?? '';
  const traceId = sessionStorage.getItem(`synod.trace.${sessionId}`);
  if (template.includes('{traceId}') && !traceId) {
    return '';
  }
  return template.replace('{traceId}', traceId ?? '').replace('{sessionId}', sessionId);
}

/** The session service. */
export const sessions = {
  list: cursor => call('sessions', `/api/v1/sessions?limit=30${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
  get: id => call('sessions', `/api/v1/sessions/${id}`),
  personas: () => call('sessions', '/api/v1/personas'),
  create,
  order: (id, order, body) => call('sessions', `/api/v1/sessions/${id}/${order}`, {method: 'POST', body}),
  replan: actionId =>
    call('sessions', `/api/v1/actions/${actionId}/replan`, {method: 'POST', headers: {Prefer: 'wait=30'}, body: {}}),
};

/** The record. */
export const record = {
  actions: id => call('record', `/api/v1/sessions/${id}/actions`),
  move: moveAction,
};

/** The gateway. */
export const gateway = {
  status: () => call('gateway', '/api/v1/status'),
  circuits: () => call('gateway', '/api/v1/circuits'),
  reset: (provider, operation) =>
    call('gateway', `/api/v1/circuits/${provider}/${operation}/reset`, {method: 'POST'}),
};

/** A ticket for a stream: browsers can't send a token with the request that opens one. */
export function streamTicket() {
  return call('stream', '/api/v1/stream-tickets', {method: 'POST'});
}

/** Posts a problem. The trace begins here, so that its id is known. */
async function create(request, idempotencyKey) {
  const traceId = randomHex(16);
  const headers = {'Idempotency-Key': idempotencyKey, traceparent: `00-${traceId}-${randomHex(8)}-01`};
  const accepted = await call('sessions', '/api/v1/sessions', {method: 'POST', body: request, headers});
  sessionStorage.setItem(`synod.trace.${accepted.id}`, traceId);
  return accepted;
}

/** Moves an action; refused if it is not as it was shown, so that nobody's change is lost. */
async function moveAction(shown, status, blockedBecause) {
  const path = `/api/v1/actions/${shown.actionId}`;
  const answer = await send('record', path, {});
  const now = await answer.json();
  if (now.status !== shown.status) {
    throw new Problem(412, {code: 'precondition_failed', detail: 'Somebody else moved it meanwhile. Look again.'});
  }
  return call('record', path, {
    method: 'PATCH',
    headers: {'If-Match': answer.headers.get('ETag')},
    body: {status, ...(blockedBecause ? {blockedBecause} : {})},
  });
}

async function call(service, path, options = {}) {
  return (await send(service, path, options)).json();
}

async function send(service, path, {method = 'GET', body, headers = {}}) {
  const bearer = token();
  let answer;
  try {
    answer = await fetch((places[`${service}Url`] ?? '') + path, {
      method,
      headers: {
        Authorization: `Bearer ${bearer}`,
        ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, {detail: 'The service can’t be reached. Is it running, and is there a network?'});
  }
  if (answer.ok) {
    return answer;
  }
  // Several calls may be told at once; the first of them remembers where one was.
  if (answer.status === 401 && token() === bearer) {
    signOut(location.hash);
    location.hash = '#/sign-in';
  }
  const told = await answer.json().catch(() => ({}));
  throw new Problem(answer.status, told, retryAfterMillis(answer.headers.get('Retry-After'), Date.now()));
}

function randomHex(bytes) {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
