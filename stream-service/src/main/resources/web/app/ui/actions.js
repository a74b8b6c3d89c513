import {html, nothing} from 'lit';
import {shortId, waysFrom} from '../model/action.js';
import {words} from '../model/text.js';
import {record, sessions} from '../net/api.js';
import {delayMillis} from '../net/backoff.js';
import {announce} from './announce.js';
import {Page} from './page.js';
import {problemNote} from './parts.js';
import {ask} from './prompt.js';
import {addressOf} from './route.js';

const MOST_REASON_CHARS = 2_000;

/** What is to be done about a verdict. The event tells what, the record how far it is. */
class Actions extends Page {
  static properties = {
    sessionId: {},
    extracted: {attribute: false},
    kept: {state: true},
    busy: {state: true},
    problem: {state: true},
  };

  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.kept = new Map();
    this.#look(1);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** The record may lag behind the event for a moment. */
  async #look(time) {
    clearTimeout(this.#timer);
    const page = await record.actions(this.sessionId).catch(() => ({items: []}));
    this.kept = new Map(page.items.map(action => [action.actionId, action]));
    if (this.kept.size < this.extracted.length && this.isConnected) {
      this.#timer = setTimeout(() => this.#look(time + 1), delayMillis(time, Math.random()));
    }
  }

  render() {
    return html`<section class="actions" aria-labelledby="actions-title">
      <h2 id="actions-title">Actions</h2>
      ${problemNote(this.problem)}
      ${this.extracted.length === 0 ? html`<p class="muted">The verdict asks for none.</p>` : nothing}
      <ol class="action-list">
        ${this.extracted.map(action => this.#action(action, this.kept.get(action.actionId)))}
      </ol>
    </section>`;
  }

  #action(action, kept) {
    const number = shortId(action.actionId);
    return html`<li>
      <article class="action" data-status=${kept?.status ?? 'todo'} aria-labelledby=${`action-${number}`}>
        <header>
          <h3 id=${`action-${number}`}>${action.title}</h3>
          <p class="action-facts">
            <span class="chip" data-state=${kept?.status ?? 'todo'}>${words(kept?.status ?? 'todo')}</span>
            <span>${action.priority} priority</span>
            ${action.dependsOn.length ? html`<span>after ${action.dependsOn.map(shortId).join(', ')}</span>` : nothing}
          </p>
        </header>
        <p>${action.description}</p>
        ${kept?.blockedBecause ? html`<p class="note">Blocked: ${kept.blockedBecause}</p>` : nothing}
        ${this.#details(action)} ${kept ? this.#ways(kept) : nothing}
      </article>
    </li>`;
  }

  #details({steps, successCriteria, killCriteria}) {
    return html`<details>
      <summary>Steps and criteria</summary>
      <ol>
        ${steps.map(step => html`<li>${step}</li>`)}
      </ol>
      ${criteria('Done when', successCriteria)} ${criteria('Stop when', killCriteria)}
    </details>`;
  }

  #ways(kept) {
    if (kept.replannedBy) {
      return html`<p><a href=${addressOf(kept.replannedBy)}>Replanned by a council of its own</a></p>`;
    }
    const ways = waysFrom(kept.status);
    return ways.length === 0
      ? nothing
      : html`<div class="row" role="group" aria-label=${`Move “${kept.title}”`}>
          ${kept.status === 'blocked'
            ? html`<button class="primary small" ?disabled=${this.busy} @click=${() => this.#replan(kept)}>Replan</button>`
            : nothing}
          ${ways.map(
            ({to, name}) =>
              html`<button class="small" ?disabled=${this.busy} @click=${() => this.#move(kept, to)}>${name}</button>`,
          )}
        </div>`;
  }

  async #move(kept, to) {
    const reason =
      to === 'blocked'
        ? await ask({
            title: `Block “${kept.title}”`,
            label: 'What is in the way?',
            most: MOST_REASON_CHARS,
            yes: 'Block it',
          })
        : '';
    if (reason === null) {
      return;
    }
    await this.#busily(() => record.move(kept, to, reason));
    if (!this.problem) {
      announce(`“${kept.title}” is ${words(to)}.`);
    }
    await this.#look(1);
  }

  async #replan(kept) {
    const receipt = await this.#busily(() => sessions.replan(kept.actionId));
    if (receipt) {
      location.hash = addressOf(receipt.replan.sessionId);
    }
  }

  async #busily(action) {
    this.busy = true;
    const result = await this.attempt(action);
    this.busy = false;
    return result;
  }
}

function criteria(label, texts) {
  return texts.length
    ? html`<p class="label">${label}</p>
        <ul>
          ${texts.map(text => html`<li>${text}</li>`)}
        </ul>`
    : nothing;
}

customElements.define('synod-actions', Actions);
