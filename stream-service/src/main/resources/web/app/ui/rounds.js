/** What was and is said on one sub-problem, round by round. */
import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {hasSynthesis, nameOf} from '../model/scene.js';
import {score, sentence, words} from '../model/text.js';
import {card, paragraphs} from './card.js';

export function scene(page, shown) {
  return html`
    <p class="question">${shown.question}</p>
    ${shown.panelFallback ? html`<p class="note">No selection could be had: this is the default panel.</p>` : nothing}
    ${research(shown, 0)}
    ${repeat(shown.rounds, each => each.number, each => round(page, shown, each))}
    ${hasSynthesis(shown) ? synthesis(shown) : nothing}
    ${shown.outcome && shown.outcome !== 'full'
      ? html`<p class="note">The result of this sub-problem is ${shown.outcome}.</p>`
      : nothing}
  `;
}

function round(page, shown, each) {
  const open = page.folds.isOpen(shown, each);
  return html`<details
    class="round"
    id=${`round-${each.number}`}
    .open=${open}
    @toggle=${event => page.folds.toggled(shown, each, event.target.open)}
  >
    <summary>
      <h3>Round ${each.number}${each.phase ? ` · ${sentence(each.phase)}` : ''}</h3>
      ${open ? nothing : html`<span class="round-short">${scores(each)}</span>`}
    </summary>
    ${each.summary ? html`<p class="summary"><span class="label">So far</span> ${each.summary}</p>` : nothing}
    ${each.hands.map(hand => html`<blockquote class="hand"><span class="label">You</span> ${hand.text}</blockquote>`)}
    <div class="cards">
      ${repeat(each.speeches.values(), entry => entry.memberId, entry => card(shown, each, entry))}
    </div>
    ${each.reduced
      ? html`<p class="note">
          Goes on with ${each.reduced.heard} heard (quorum ${each.reduced.quorum}); missing:
          ${each.reduced.missing.map(id => nameOf(shown, id)).join(', ')}.
        </p>`
      : nothing}
    ${each.repetitions?.detail
      ? html`<p class="note">Repetitions were looked for by less than usual: ${each.repetitions.detail}</p>`
      : nothing}
    ${research(shown, each.number)} ${moderation(each)} <p class="scores">${scores(each)}</p>
  </details>`;
}

function research(shown, number) {
  const found = shown.research.filter(each => each.round === number);
  if (found.length === 0) {
    return nothing;
  }
  return html`<ul class="research">
    ${found.map(each =>
      each.sources
        ? html`<li>
            <details>
              <summary>
                <span
                  ><span class="label">Looked up</span> ${each.query}
                  <span class="muted">${each.provider}, ${each.sources.length} found</span></span
                >
              </summary>
              <ul>
                ${each.sources.map(source => html`<li>${link(source)}<span class="muted small">${source.snippet}</span></li>`)}
              </ul>
            </details>
          </li>`
        : html`<li><span class="label">Not looked up</span> ${each.query} <span class="muted">${each.detail}</span></li>`,
    )}
  </ul>`;
}

/** What a search found may be any address; only those of the web become links. */
function link(source) {
  return /^https?:\/\//.test(source.url)
    ? html`<a href=${source.url} target="_blank" rel="noreferrer nofollow">${source.title}</a>`
    : html`<span>${source.title}</span>`;
}

function moderation({moderation: event}) {
  if (!event) {
    return nothing;
  }
  return event.text
    ? html`<aside class="moderation" aria-label="Moderator">
        <p class="label">Moderator · the debate is ${words(event.concern)}</p>
        ${paragraphs(event.text)}
      </aside>`
    : html`<p class="note">The debate is ${words(event.concern)}, and no moderator could be had: ${event.detail}</p>`;
}

function scores({assessed}) {
  if (!assessed) {
    return nothing;
  }
  const {convergence, novelty, conflict} = assessed.scores;
  return html`convergence ${score(convergence)} · novelty ${score(novelty)} · conflict ${score(conflict)}
    ${assessed.decision === 'continue' ? nothing : html`<strong>→ ${words(assessed.decision)}</strong>`}`;
}

function synthesis(shown) {
  const {speech, event} = shown.synthesis;
  return html`<section class="synthesis" id="synthesis" tabindex="-1" aria-labelledby="synthesis-title">
    <h3 id="synthesis-title">Synthesis</h3>
    <div class=${speech.state === 'speaking' ? 'speaking' : ''}>${paragraphs(speech.text)}</div>
    ${event && !event.answeredBy
      ? html`<p class="note">${event.detail ?? 'No chairman could be had: this is the best-ranked contribution.'}</p>`
      : nothing}
    ${event?.answeredBy
      ? html`<p class="small muted">
          Chairman · ${event.answeredBy.model}${event.substitute ? ', a substitute' : ''}
        </p>`
      : nothing}
  </section>`;
}
