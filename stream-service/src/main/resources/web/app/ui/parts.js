/** Small pieces that several pages show. */
import {html, nothing} from 'lit';
import {words} from '../model/text.js';

/** The state of a session, as a word with a dot that says the same. */
export function stateChip(state) {
  return html`<span class="chip" data-state=${state.toLowerCase()}>${words(state)}</span>`;
}

/** What went wrong, read out at once; `ofFields` instead of it if fields say what. */
export function problemNote(problem, ofFields = '') {
  const atFields = ofFields !== '' && problem?.violations?.length > 0;
  return problem
    ? html`<div class="note problem" role="alert">
        <p>${atFields ? ofFields : problem.message}</p>
        ${problem.traceId && !atFields ? html`<p class="small">Trace <code>${problem.traceId}</code></p>` : nothing}
      </div>`
    : nothing;
}

const STREAM_NOTES = {reconnecting: 'reconnecting…', live: 'live again', over: 'caught up'};

/** How the stream is, if it ever was not as it should be. */
export function streamNote(status, wasBroken) {
  return wasBroken && status in STREAM_NOTES
    ? html`<p class="stream-note" data-status=${status}>${STREAM_NOTES[status]}</p>`
    : nothing;
}

/** A bar from 0 to 1, for the eye only: the number stands beside it. */
export function bar(part) {
  return html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
    <rect class="bar-whole" width="100" height="4"></rect>
    <rect class="bar-part" width=${Math.max(1, part * 100)} height="4"></rect>
  </svg>`;
}
