import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {FEED_NAMES, STATES, appendPage, foldFeed, inState} from '../model/sessions.js';
import {ago, money, words, sentence} from '../model/text.js';
import {sessions} from '../net/api.js';
import {LiveStream} from '../net/live.js';
import {Page} from './page.js';
import {problemNote, stateChip, streamNote} from './parts.js';
import {addressOf} from './route.js';

const AGES_MILLIS = 10_000;

/** The user's sessions, kept up to date by the feed of their events. */
class List extends Page {
  static properties = {
    list: {state: true},
    next: {state: true},
    filter: {state: true},
    stream: {state: true},
    problem: {state: true},
  };

  #feed = null;
  #ages = 0;
  #broken = false;
  #loading = 0;
  #meanwhile = [];

  connectedCallback() {
    super.connectedCallback();
    document.title = 'Sessions · Synod';
    this.filter = '';
    this.#ages = setInterval(() => this.requestUpdate(), AGES_MILLIS);
    this.#feed = new LiveStream({
      path: '/api/v1/stream',
      names: ['feed.started', 'feed.reset', ...FEED_NAMES],
      onEvent: (name, event) => this.#hear(name, event),
      onStatus: status => this.#follow(status),
      isOver: () => false,
    });
    this.#load();
    this.#feed.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ages);
    this.#feed.stop();
  }

  #follow(status) {
    this.#broken ||= status === 'reconnecting';
    this.stream = status;
    this.dataset.stream = status;
  }

  #hear(name, event) {
    if (name === 'feed.started' || name === 'feed.reset') {
      this.#load();
      return;
    }
    if (this.#loading) {
      this.#meanwhile.push([name, event]);
    }
    this.list = this.list && foldFeed(this.list, name, event);
  }

  /** The first page anew. It may be older than what the feed tells meanwhile, which is folded into it once it is here. */
  async #load() {
    this.#loading++;
    const page = await this.attempt(() => sessions.list());
    this.#loading--;
    if (page) {
      this.list = this.#meanwhile.reduce((list, [name, event]) => foldFeed(list, name, event), page.items);
      this.next = page.next;
    }
    if (!this.#loading) {
      this.#meanwhile = [];
    }
  }

  async #more() {
    const page = await this.attempt(() => sessions.list(this.next));
    if (page) {
      this.list = appendPage(this.list, page.items);
      this.next = page.next;
    }
  }

  render() {
    return html`
      <div class="page">
        <div class="page-head">
          <h1 tabindex="-1">Sessions</h1>
          ${streamNote(this.stream, this.#broken)}
        </div>
        ${problemNote(this.problem)} ${this.list ? this.#content() : html`<p class="muted">Loading…</p>`}
      </div>
    `;
  }

  #content() {
    if (this.list.length === 0) {
      return html`<div class="empty">
        <p class="lead">No council has met yet.</p>
        <p>Ask something that reasonable people answer differently, and listen to them.</p>
        <a class="button primary" href="#/ask">Ask the first question</a>
      </div>`;
    }
    const shown = inState(this.list, this.filter);
    return html`
      ${this.#filters()}
      ${shown.length === 0 ? html`<p class="muted">None of those that are loaded.</p>` : nothing}
      <ul class="sessions">
        ${repeat(shown, session => session.id, session => this.#row(session))}
      </ul>
      ${this.next ? html`<button @click=${this.#more}>Older ones</button>` : nothing}
    `;
  }

  #filters() {
    const present = STATES.filter(state => this.list.some(session => session.state === state));
    return html`<div class="filters" role="group" aria-label="Show only">
      ${['', ...present].map(
        state =>
          html`<button
            class="filter"
            aria-pressed=${this.filter === state ? 'true' : 'false'}
            @click=${() => (this.filter = state)}
          >
            ${state ? sentence(words(state)) : 'All'}
          </button>`,
      )}
    </div>`;
  }

  #row(session) {
    return html`<li>
      <a class="session-row" href=${addressOf(session.id)}>
        <span class="session-problem">${session.problem}</span>
        <span class="session-facts">
          ${stateChip(session.state)}
          ${session.position ? html`<span>place ${session.position}</span>` : nothing}
          <time datetime=${session.createdAt}>${ago(Date.now() - Date.parse(session.createdAt))}</time>
          <span>${money(session.cost.microUsd)}</span>
        </span>
      </a>
    </li>`;
  }
}

customElements.define('synod-list', List);
