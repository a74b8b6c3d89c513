import {html, nothing} from 'lit';
import {sessions} from '../net/api.js';
import {Page} from './page.js';
import {problemNote} from './parts.js';
import {addressOf} from './route.js';

const MOST_CHARS = 20_000;

/** Sizes of a council, with the bounds that the API has. */
const SIZES = [
  {name: 'panelSize', label: 'Experts per panel', least: 3, most: 7},
  {name: 'rounds', label: 'Rounds at most', least: 2, most: 6},
  {name: 'maxSubProblems', label: 'Sub-problems at most', least: 1, most: 5},
];

/** Takes a question and what is wished for its council. */
class Ask extends Page {
  static properties = {
    catalogue: {state: true},
    chosen: {state: true},
    busy: {state: true},
    problem: {state: true},
  };

  #sent = '';
  #key = '';

  connectedCallback() {
    super.connectedCallback();
    document.title = 'Ask · Synod';
    this.chosen = new Set();
    this.attempt(async () => {
      this.catalogue = await sessions.personas();
    });
  }

  render() {
    return html`
      <div class="page narrow">
        <h1 tabindex="-1">Ask a council</h1>
        <form class="ask" @submit=${this.#submit} novalidate>
          ${problemNote(this.problem, 'Some values can’t be taken; those fields say why.')}
          <div class="field">
            <label for="problem">The problem</label>
            <textarea
              id="problem"
              name="problem"
              rows="6"
              maxlength=${MOST_CHARS}
              placeholder="Should a 12-person startup move its monolith to microservices this year?"
              @keydown=${this.#shortcut}
              aria-describedby="problem-help problem-problem"
              aria-invalid=${this.#wrong('problem') ? 'true' : nothing}
            ></textarea>
            ${this.#fieldProblem('problem')}
            <p class="help" id="problem-help">
              Say what is to be decided, by whom, and what is known already. Ctrl+Enter asks.
            </p>
          </div>
          <details class="options">
            <summary>The council</summary>
            <div class="fields">${SIZES.map(size => this.#size(size))} ${this.#limits()}</div>
            ${this.#experts()}
            <div class="field check">
              <input type="checkbox" id="clarify" name="clarify" checked />
              <label for="clarify">Ask me back if the problem is vague</label>
            </div>
          </details>
          <div class="row">
            <button class="primary" ?disabled=${this.busy}>${this.busy ? 'Asking…' : 'Ask the council'}</button>
            <a href="#/">Not now</a>
          </div>
        </form>
      </div>
    `;
  }

  #size({name, label, least, most}) {
    const seated = name === 'panelSize' && this.chosen.size > 0;
    return this.#number({
      id: name,
      label,
      help: `${least} to ${most}`,
      least,
      most,
      placeholder: seated ? String(this.chosen.size) : 'as usual',
      disabled: seated,
    });
  }

  #limits() {
    return html`
      ${this.#number({
        id: 'budgetUsd',
        label: 'Budget in US dollars',
        help: 'a fifth of it is kept for the verdict',
        mode: 'decimal',
        least: '0.001',
        step: 'any',
        placeholder: 'no limit',
      })}
      ${this.#number({
        id: 'minutes',
        option: 'timeLimitSeconds',
        label: 'Minutes at most',
        help: 'waiting and pauses don’t count',
        mode: 'decimal',
        least: '0.5',
        step: '0.5',
        placeholder: 'as usual',
      })}
    `;
  }

  #number({id, option = id, label, help, mode = 'numeric', least, most, step, placeholder, disabled = false}) {
    const name = `options.${option}`;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        name=${name}
        type="number"
        inputmode=${mode}
        min=${least}
        max=${most ?? nothing}
        step=${step ?? nothing}
        placeholder=${placeholder}
        ?disabled=${disabled}
        aria-describedby=${`${id}-help ${id}-problem`}
        aria-invalid=${this.#wrong(name) ? 'true' : nothing}
      />
      ${this.#fieldProblem(name, id)}
      <p class="help" id=${`${id}-help`}>${help}</p>
    </div>`;
  }

  #experts() {
    if (!this.catalogue) {
      return nothing;
    }
    return html`<fieldset class="experts">
      <legend>Experts</legend>
      <p class="help">Chosen to suit the question, unless you name 3 to 7 yourself.</p>
      <div class="presets">
        ${this.catalogue.councils.map(
          council =>
            html`<button type="button" class="filter" @click=${() => this.#seat(council.personaIds)}>
              ${council.title}
            </button>`,
        )}
        ${this.chosen.size > 0
          ? html`<button type="button" class="quiet" @click=${() => this.#seat([])}>Nobody in particular</button>`
          : nothing}
      </div>
      ${this.#fieldProblem('options.panel', 'panel')}
      <ul class="personas">
        ${this.catalogue.personas.map(
          persona =>
            html`<li>
              <label>
                <input
                  type="checkbox"
                  .checked=${this.chosen.has(persona.id)}
                  @change=${() => this.#toggle(persona.id)}
                />
                <span>${persona.name}<span class="muted">${persona.role}</span></span>
              </label>
            </li>`,
        )}
      </ul>
    </fieldset>`;
  }

  #seat(ids) {
    this.chosen = new Set(ids);
  }

  #toggle(id) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) {
      chosen.add(id);
    }
    this.chosen = chosen;
  }

  /** The same form sent twice makes one session; another body needs another key, or the service would refuse it. */
  #keyFor(request) {
    const body = JSON.stringify(request);
    if (body !== this.#sent) {
      this.#sent = body;
      this.#key = crypto.randomUUID();
    }
    return this.#key;
  }

  #shortcut(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  }

  #wrong(field) {
    return this.problem?.violations?.find(violation => violation.field === field);
  }

  #fieldProblem(field, id = field) {
    const wrong = this.#wrong(field);
    return html`<p class="field-problem" id=${`${id}-problem`}>${wrong ? wrong.message : nothing}</p>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    this.busy = true;
    const request = this.#request(event.target);
    const accepted = await this.attempt(() => sessions.create(request, this.#keyFor(request)));
    this.busy = false;
    if (accepted) {
      location.hash = addressOf(accepted.id);
    } else {
      await this.updateComplete;
      this.#focusFirstWrong();
    }
  }

  #request(form) {
    const number = name => {
      const text = form.elements[`options.${name}`].value;
      return text === '' ? undefined : Number(text);
    };
    const minutes = number('timeLimitSeconds');
    return {
      problem: form.elements.problem.value,
      options: {
        panelSize: this.chosen.size > 0 ? undefined : number('panelSize'),
        rounds: number('rounds'),
        maxSubProblems: number('maxSubProblems'),
        budgetUsd: number('budgetUsd'),
        timeLimitSeconds: minutes === undefined ? undefined : Math.round(minutes * 60),
        panel: this.chosen.size > 0 ? [...this.chosen] : undefined,
        clarify: form.elements.clarify.checked ? undefined : false,
      },
    };
  }

  #focusFirstWrong() {
    const wrong = this.querySelector('[aria-invalid="true"]');
    wrong?.closest('details')?.setAttribute('open', '');
    wrong?.focus();
  }
}

customElements.define('synod-ask', Ask);
