import {html, nothing} from 'lit';
import {levelText} from '../model/level.js';
import {gateway} from '../net/api.js';
import {announce} from './announce.js';
import {Page} from './page.js';
import {Polling} from './polling.js';

const POLL_MILLIS = 15_000;

/** A banner while the gateway can do less than all. It isn't asked while nobody looks. */
class Status extends Page {
  static properties = {level: {state: true}};

  #polling = new Polling(() => this.#look(), POLL_MILLIS);

  connectedCallback() {
    super.connectedCallback();
    this.#polling.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#polling.stop();
  }

  async #look() {
    const before = this.level?.level;
    try {
      this.level = await gateway.status();
    } catch {
      // Whether the gateway can be reached from here says nothing of what councils can do.
      this.level = undefined;
    }
    if (this.level && before !== undefined && before !== this.level.level) {
      announce(this.level.level === 0 ? 'Everything can be done again.' : levelText(this.level));
    }
  }

  render() {
    return this.level?.level
      ? html`<aside class="banner" aria-label="Degradation">
          <p>${levelText(this.level)} <a href="#/circuits">See the circuits</a></p>
        </aside>`
      : nothing;
  }
}

customElements.define('synod-status', Status);
