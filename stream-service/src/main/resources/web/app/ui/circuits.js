import {html, nothing} from 'lit';
import {ago, count, words} from '../model/text.js';
import {gateway} from '../net/api.js';
import {isAdmin} from '../net/identity.js';
import {announce} from './announce.js';
import {Page} from './page.js';
import {problemNote, stateChip} from './parts.js';
import {Polling} from './polling.js';

const POLL_MILLIS = 5_000;

/** How the providers are doing; administrators may close a circuit. */
class Circuits extends Page {
  static properties = {circuits: {state: true}, absent: {state: true}, problem: {state: true}};

  #polling = new Polling(() => this.#look(), POLL_MILLIS);

  connectedCallback() {
    super.connectedCallback();
    document.title = 'Circuits · Synod';
    this.#polling.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#polling.stop();
  }

  async #look() {
    await this.attempt(async () => {
      const [{circuits}, {providers}] = await Promise.all([gateway.circuits(), gateway.status()]);
      this.circuits = circuits;
      this.absent = providers.filter(provider => !provider.present);
    });
  }

  async #reset(circuit) {
    await this.attempt(() => gateway.reset(circuit.provider, circuit.operation));
    if (!this.problem) {
      announce(`The circuit of ${circuit.provider}, ${circuit.operation}, will be closed at all replicas.`);
      await this.#polling.now();
    }
  }

  render() {
    return html`
      <div class="page">
        <h1 tabindex="-1">Circuits</h1>
        <p class="lead">
          A provider that keeps failing is left alone for a while; then a single call tries whether it is back.
        </p>
        ${problemNote(this.problem)}
        ${this.circuits ? this.#table() : html`<p class="muted">Loading…</p>`}
        ${this.absent?.length
          ? html`<p class="muted small">Not set up: ${this.absent.map(provider => provider.name).join(', ')}.</p>`
          : nothing}
      </div>
    `;
  }

  #table() {
    return html`<div class="table" role="region" aria-label="Circuits" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Provider</th>
            <th scope="col">For</th>
            <th scope="col">State</th>
            <th scope="col">Since</th>
            <th scope="col">Reason</th>
            ${isAdmin() ? html`<th scope="col"><span class="unseen">Orders</span></th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${this.circuits.map(circuit => this.#row(circuit))}
        </tbody>
      </table>
    </div>`;
  }

  #row(circuit) {
    return html`<tr>
      <th scope="row">${circuit.provider}</th>
      <td>${words(circuit.operation)}</td>
      <td>${stateChip(circuit.state)}</td>
      <td><time datetime=${circuit.since}>${ago(Date.now() - Date.parse(circuit.since))}</time></td>
      <td>${reason(circuit)}</td>
      ${isAdmin()
        ? html`<td>
            <button
              class="small"
              ?disabled=${circuit.state === 'closed'}
              aria-label=${`Reset ${circuit.provider}, ${circuit.operation}`}
              @click=${() => this.#reset(circuit)}
            >
              Reset
            </button>
          </td>`
        : nothing}
    </tr>`;
  }
}

/** Why it is as it is: what it counted, when it tries again, and what other replicas see. */
function reason(circuit) {
  const elsewhere = circuit.elsewhere.filter(view => view.state !== circuit.state);
  const parts = [
    circuit.failures > 0 ? `${count(circuit.failures, 'failure')} of late` : '',
    circuit.nextTrialAt ? `tries again at ${new Date(circuit.nextTrialAt).toLocaleTimeString()}` : '',
    ...elsewhere.map(view => `${words(view.state)} at ${view.replica}`),
  ].filter(part => part);
  return parts.length > 0 ? parts.join('; ') : html`<span class="muted">none</span>`;
}

customElements.define('synod-circuits', Circuits);
