import {html, nothing} from 'lit';
import {claimsOf, signIn, takeReturn} from '../net/identity.js';
import {Page} from './page.js';

/** Takes a token. It says nothing of whether the token is good: the first call will tell. */
class SignIn extends Page {
  static properties = {problem: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    document.title = 'Sign in · Synod';
    this.problem = '';
  }

  render() {
    return html`
      <section class="sign-in">
        <p class="brand large">Synod</p>
        <h1 tabindex="-1">Sign in</h1>
        <p class="lead">Ask a hard question, watch a council of experts debate it, read the verdict.</p>
        <form @submit=${this.#submit} novalidate>
          <label for="token">Bearer token</label>
          <textarea
            id="token"
            rows="4"
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            aria-describedby="token-help${this.problem ? ' token-problem' : ''}"
            aria-invalid=${this.problem ? 'true' : nothing}
          ></textarea>
          ${this.problem ? html`<p id="token-problem" class="field-problem" role="alert">${this.problem}</p>` : nothing}
          <p id="token-help" class="help">
            On a local stack <code>./synod token</code> prints one that is good for 12 hours, and
            <code>./synod console</code> an address that has it in it. It stays in this tab, and goes when you close it.
          </p>
          <button class="primary">Sign in</button>
        </form>
      </section>
    `;
  }

  #submit(event) {
    event.preventDefault();
    const text = this.querySelector('#token').value.trim().replace(/^Bearer\s+/i, '');
    if (!claimsOf(text)) {
      this.problem = text ? 'That is no token: three parts with dots between them are expected.' : 'Paste a token.';
      this.querySelector('#token').focus();
      return;
    }
    signIn(text);
    location.hash = takeReturn();
  }
}

customElements.define('synod-sign-in', SignIn);
