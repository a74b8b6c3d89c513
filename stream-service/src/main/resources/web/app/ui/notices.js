/** What stands in a session's way, or should be known about it, above everything else. */
import {html, nothing} from 'lit';
import {levelText} from '../model/level.js';
import {count, words} from '../model/text.js';

export function notices(page) {
  const {council} = page;
  return html`
    ${failure(council)} ${cancelled(council)} ${waiting(page)} ${pending(council)}
    ${council.level ? note(levelText(council.level)) : nothing}
    ${council.triage?.fallback ? note(`No triage could be had: ${council.triage.detail}`) : nothing}
    ${council.splitFallback ? note('The question could not be split: it is taken as a whole.') : nothing}
    ${council.missed ? note(`${count(council.missed, 'event')} could not be had: something is missing below.`) : nothing}
  `;
}

function note(text) {
  return html`<p class="note">${text}</p>`;
}

function failure({failure: failed}) {
  return failed
    ? html`<div class="note problem">
        <p><strong>This session failed.</strong> ${failed.detail}</p>
        <p class="small">
          ${words(failed.code)}.
          ${failed.recoverable ? 'Trying again later can help: it goes on where it failed.' : 'Trying again can’t help.'}
        </p>
      </div>`
    : nothing;
}

function cancelled(council) {
  return council.state === 'CANCELLED' ? note(`Cancelled: ${council.cancelled}`) : nothing;
}

function waiting({council, orders, busy}) {
  if (council.state !== 'WAITING' || !council.waiting) {
    return nothing;
  }
  if (council.waiting.waitingFor !== 'user') {
    return note(`Waiting for providers: ${council.waiting.detail} It goes on by itself.`);
  }
  return html`<form class="note clarify" @submit=${orders.clarify}>
    <h2>The council asks</h2>
    <ol>
      ${council.questions.map(question => html`<li>${question}</li>`)}
    </ol>
    <label for="answer">Your answer</label>
    <textarea id="answer" name="answer" rows="3" maxlength="4000" required></textarea>
    <div class="row"><button class="primary" ?disabled=${busy}>Answer</button></div>
  </form>`;
}

/** Hands that no round has heard yet. */
function pending(council) {
  const heard = Math.max(0, ...[...council.scenes.values()].map(scene => scene.handsHeard));
  const hands = council.hands.slice(heard);
  return council.state !== 'COMPLETED' && hands.length > 0
    ? html`<div class="note">
        <p>The next round will hear from you:</p>
        <ul>
          ${hands.map(hand => html`<li>${hand.text}</li>`)}
        </ul>
      </div>`
    : nothing;
}
