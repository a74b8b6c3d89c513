import {html, nothing} from 'lit';
import {signOut, token, userName} from '../net/identity.js';
import './ask.js';
import './circuits.js';
import './deliberation.js';
import './list.js';
import {Page} from './page.js';
import './prompt.js';
import {routeOf} from './route.js';
import './sign-in.js';
import './status.js';
import {systemDark, theme, toggleTheme} from './theme.js';

const NAVIGATION = [
  {page: 'list', href: '#/', name: 'Sessions'},
  {page: 'circuits', href: '#/circuits', name: 'Circuits'},
];

/** The frame around all pages: what the address means, who is signed in, what is told to all. */
class Console extends Page {
  static properties = {route: {state: true}};

  #follow = () => this.#go();
  #relight = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#follow);
    systemDark.addEventListener('change', this.#relight);
    this.#go();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
    systemDark.removeEventListener('change', this.#relight);
  }

  #go() {
    const wanted = routeOf(location.hash);
    if (!token() && wanted.page !== 'sign-in') {
      signOut(location.hash);
      location.replace('#/sign-in');
    }
    const moved = this.route !== undefined;
    this.route = routeOf(location.hash);
    if (moved) {
      this.updateComplete.then(() => this.#focusHeading());
    }
  }

  /** Whoever moves by keyboard or ear begins each page at its heading. */
  async #focusHeading() {
    await this.querySelector('main > *')?.updateComplete;
    scrollTo(0, 0);
    this.querySelector('main h1')?.focus({preventScroll: true});
  }

  render() {
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>Skip to the content</a>
      ${this.route.page === 'sign-in' ? nothing : this.#header()}
      <main id="main" tabindex="-1">${this.#page()}</main>
      <p id="news" class="unseen" role="status" aria-live="polite"></p>
      <synod-prompt></synod-prompt>
    `;
  }

  #skip(event) {
    // The address says which page it is, so it must not change.
    event.preventDefault();
    document.getElementById('main').focus();
  }

  #header() {
    return html`
      <header class="top">
        <a class="brand" href="#/">Synod</a>
        <nav aria-label="Main">
          ${NAVIGATION.map(
            ({page, href, name}) =>
              html`<a href=${href} aria-current=${this.route.page === page ? 'page' : nothing}>${name}</a>`,
          )}
        </nav>
        <div class="top-end">
          <button class="quiet" @click=${this.#changeTheme} title="Change the theme">
            ${theme() === 'dark' ? 'Light' : 'Dark'}
          </button>
          <button class="quiet" @click=${this.#leave} title=${`Signed in as ${userName()}`}>Sign out</button>
          <a class="button primary" href="#/ask">Ask</a>
        </div>
      </header>
      <synod-status></synod-status>
    `;
  }

  #page() {
    switch (this.route.page) {
      case 'list':
        return html`<synod-list></synod-list>`;
      case 'ask':
        return html`<synod-ask></synod-ask>`;
      case 'session':
        return html`<synod-deliberation .sessionId=${this.route.id}></synod-deliberation>`;
      case 'circuits':
        return html`<synod-circuits></synod-circuits>`;
      case 'sign-in':
        return html`<synod-sign-in></synod-sign-in>`;
      default:
        return html`<h1 tabindex="-1">There is no such page</h1><p><a href="#/">To the list of sessions</a></p>`;
    }
  }

  #changeTheme() {
    toggleTheme();
    this.requestUpdate();
  }

  #leave() {
    signOut();
    location.hash = '#/sign-in';
  }
}

customElements.define('synod-console', Console);
