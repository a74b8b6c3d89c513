/** The head of a session's page: what was asked, how far it is, what can be done with it. */
import {html, nothing} from 'lit';
import {hasEnded} from '../model/council.js';
import {elapsed, money} from '../model/text.js';
import {traceUrl} from '../net/api.js';
import {stateChip} from './parts.js';
import {addressOf} from './route.js';

export function head(page) {
  const {council, session} = page;
  const state = council.state || session.state;
  return html`
    <header class="council-head">
      <div class="council-line">
        ${stateChip(state)} ${state === 'RUNNING' && council.now ? html`<span class="now">${council.now}</span>` : nothing}
        ${state === 'QUEUED' && session.position ? html`<span>place ${session.position} in the queue</span>` : nothing}
      </div>
      <h1 tabindex="-1" class="problem-title">${session.problem}</h1>
      ${lineage(council)}
      <div class="council-foot">
        <dl class="facts">
          <div><dt>Elapsed</dt><dd>${elapsed(time(council, session))}</dd></div>
          <div><dt>Cost</dt><dd>${cost(council, session)}</dd></div>
          ${budget(session)} ${trace(session.id)}
        </dl>
        ${controls(page, state)}
      </div>
    </header>
  `;
}

function time(council, session) {
  const end = hasEnded(council) && session.endedAt ? Date.parse(session.endedAt) : Date.now();
  return end - Date.parse(session.createdAt);
}

function cost(council, session) {
  return money(Math.max(council.cost.microUsd, session.cost.microUsd));
}

function budget(session) {
  const limit = session.options.budgetMicroUsd;
  return limit ? html`<div><dt>Budget</dt><dd>${money(limit)}</dd></div>` : nothing;
}

function trace(sessionId) {
  const url = traceUrl(sessionId);
  return url
    ? html`<div><dt>Trace</dt><dd><a href=${url} target="_blank" rel="noreferrer">open</a></dd></div>`
    : nothing;
}

function lineage(council) {
  if (council.replanning) {
    const {title, sessionId, blockedBecause} = council.replanning;
    return html`<p class="muted">
      Replans “${title}” of <a href=${addressOf(sessionId)}>an earlier session</a>, blocked because: ${blockedBecause}
    </p>`;
  }
  return council.origin
    ? html`<p class="muted">
        Forked from <a href=${addressOf(council.origin.sessionId)}>an earlier session</a> at ${council.origin.checkpoint}
      </p>`
    : nothing;
}

function controls({orders, busy, council}, state) {
  const buttons = {
    QUEUED: ['cancel'],
    RUNNING: ['hand', 'pause', 'cancel'],
    WAITING: ['hand', 'pause', 'cancel'],
    PAUSED: ['resume', 'hand', 'cancel'],
    FAILED: council.failure?.recoverable ? ['retry'] : [],
  }[state];
  if (!buttons?.length) {
    return nothing;
  }
  const all = {
    hand: html`<button ?disabled=${busy} @click=${orders.raiseHand}>Raise hand</button>`,
    pause: html`<button ?disabled=${busy} @click=${orders.pause}>Pause</button>`,
    resume: html`<button class="primary" ?disabled=${busy} @click=${orders.resume}>Resume</button>`,
    retry: html`<button class="primary" ?disabled=${busy} @click=${orders.retry}>Retry</button>`,
    cancel: html`<button class="quiet" ?disabled=${busy} @click=${orders.cancel}>Cancel</button>`,
  };
  return html`<div class="row controls" role="group" aria-label="Steer the session">
    ${buttons.map(name => all[name])}
  </div>`;
}
