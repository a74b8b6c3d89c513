import {html, nothing} from 'lit';
import {gateway} from '../net/api.js';
import {announce} from './announce.js';
import {Page} from './page.js';

const POLL_MILLIS = 15_000;

const MEANS = {
  search: 'nothing can be looked up',
  memory: 'texts can be compared by words only',
  state: 'questions and answers are delayed',
  critical: 'no model can be asked, sessions wait',
};

/** A banner while the gateway can do less than all. It isn't asked while nobody looks. */
class Status extends Page {
  static properties = {level: {state: true}};

  #timer = 0;
  #seen = () => this.#look();

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#timer);
  }

  async #look() {
    clearTimeout(this.#timer);
    if (document.hidden) {
      return;
    }
    const before = this.level?.level;
    try {
      this.level = await gateway.status();
    } catch {
      // Whether the gateway can be reached from here says nothing of what councils can do.
      this.level = undefined;
    }
    if (this.level && before !== undefined && before !== this.level.level) {
      announce(this.level.level === 0 ? 'Everything can be done again.' : this.#text());
    }
    if (this.isConnected) {
      this.#timer = setTimeout(() => this.#look(), POLL_MILLIS);
    }
  }

  #text() {
    return `Level ${this.level.level} of 4, ${this.level.name}: ${MEANS[this.level.name] ?? 'less can be done'}.`;
  }

  render() {
    return this.level?.level
      ? html`<aside class="banner" aria-label="Degradation">
          <p>${this.#text()} <a href="#/circuits">See the circuits</a></p>
        </aside>`
      : nothing;
  }
}

customElements.define('synod-status', Status);
