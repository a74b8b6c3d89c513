import {html, nothing} from 'lit';
import {EVENT_NAMES, fold, hasEnded, isDurable, newCouncil} from '../model/council.js';
import {newsOf} from '../model/news.js';
import {sessions} from '../net/api.js';
import {delayMillis} from '../net/backoff.js';
import {LiveStream} from '../net/live.js';
import './actions.js';
import {announce} from './announce.js';
import {debate} from './debate.js';
import {Folds} from './folds.js';
import {head} from './head.js';
import {notices} from './notices.js';
import {Orders} from './orders.js';
import {Page} from './page.js';
import {problemNote, streamNote} from './parts.js';
import {verdict} from './verdict.js';

/** Words come by the hundred in a second; nobody reads faster than this. */
const DRAW_MILLIS = 60;

const SECOND_MILLIS = 1000;

/** One session: all of it is folded from its stream, whether it happened long ago or happens now. */
class Deliberation extends Page {
  static properties = {
    sessionId: {},
    council: {state: true},
    stream: {state: true},
    problem: {state: true},
    busy: {state: true},
    chosen: {state: true},
  };

  /** What the session's service says of it: what no event tells, such as its place in the queue. */
  session = null;
  wasBroken = false;
  orders = new Orders(this);
  folds = new Folds(this);

  #live = null;
  #clock = 0;
  #drawing = 0;
  #again = 0;
  #told = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), SECOND_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    clearTimeout(this.#drawing);
    clearTimeout(this.#again);
    this.#live?.stop();
  }

  willUpdate(changed) {
    if (changed.has('sessionId')) {
      this.#begin();
    }
  }

  #begin() {
    this.#live?.stop();
    this.council = newCouncil(this.sessionId);
    this.session = null;
    this.chosen = '';
    this.folds = new Folds(this);
    this.stream = 'connecting';
    this.wasBroken = false;
    document.title = 'Session · Synod';
    this.#live = new LiveStream({
      path: `/api/v1/sessions/${this.sessionId}/stream`,
      names: EVENT_NAMES,
      onEvent: (name, event, id) => this.#hear(name, event, id),
      onStatus: status => this.#follow(status),
      isOver: () => hasEnded(this.council),
    });
    this.#look();
  }

  /** Whether there is such a session is asked first: a stream can't say why it doesn't open. */
  async #look(time = 1) {
    const id = this.sessionId;
    const session = await this.attempt(() => sessions.get(id));
    if (!this.isConnected || id !== this.sessionId) {
      return;
    }
    if (session) {
      this.session = session;
      this.#told = session.events;
      document.title = `${session.problem.slice(0, 60)} · Synod`;
      this.#live.start();
    } else if (this.problem.retryable) {
      this.#again = setTimeout(() => this.#look(time + 1), delayMillis(time, Math.random(), this.problem.retryAfter));
    }
  }

  /** Goes on to listen, after a session that had ended was taken up again: no event has told yet that it was. */
  listenAgain() {
    this.council.state = this.session.state;
    this.#live.stop();
    this.#live.start();
  }

  #follow(status) {
    if (status === 'reconnecting' && this.stream !== status) {
      announce('The connection was lost. Reconnecting.');
    } else if (status === 'live' && this.wasBroken) {
      announce('Live again.');
    }
    this.wasBroken ||= status === 'reconnecting';
    this.stream = status;
  }

  #hear(name, event, id) {
    const sequence = isDurable(name) ? Number(id) : 0;
    const fresh = fold(this.council, name, event, sequence);
    // What was so before the page came is no news.
    if (fresh && sequence > this.#told) {
      announce(newsOf(this.council, name, event));
    }
    if (hasEnded(this.council)) {
      this.#refresh();
    }
    this.#drawSoon();
  }

  async #refresh() {
    this.session = await sessions.get(this.sessionId).catch(() => this.session);
    this.requestUpdate();
  }

  #drawSoon() {
    this.#drawing ||= setTimeout(() => {
      this.#drawing = 0;
      this.requestUpdate();
    }, DRAW_MILLIS);
  }

  render() {
    if (!this.session) {
      return html`<div class="page">
        <h1 tabindex="-1">Session</h1>
        ${this.problem ? problemNote(this.problem) : html`<p class="muted">Loading…</p>`}
        <p><a href="#/">All sessions</a></p>
      </div>`;
    }
    const council = this.council;
    return html`
      <article class="page council">
        ${head(this)} ${streamNote(this.stream, this.wasBroken)} ${problemNote(this.problem)} ${notices(this)}
        ${council.verdict ? verdict(council) : nothing}
        ${council.actions
          ? html`<synod-actions .sessionId=${this.sessionId} .extracted=${council.actions}></synod-actions>`
          : nothing}
        ${debate(this)}
      </article>
    `;
  }
}

customElements.define('synod-deliberation', Deliberation);
