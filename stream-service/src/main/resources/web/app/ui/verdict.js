/** The verdict, and how much stands behind it. */
import {html, nothing} from 'lit';
import {percent, sentence} from '../model/text.js';
import {bar} from './parts.js';

const GRADES = {
  full: 'everybody asked was heard, by the model meant for them',
  reduced: 'a quorum was heard, or substitutes answered',
  partial: 'no chairman could be had: the best-ranked contributions stand in',
};

export function verdict({verdict: reached, scenes}) {
  return html`<section class="verdict" id="verdict" tabindex="-1" aria-labelledby="verdict-title">
    <div class="verdict-head">
      <h2 id="verdict-title">Verdict</h2>
      <p class="grade" data-grade=${reached.outcome}>
        <strong>${sentence(reached.outcome)} council</strong><span class="muted">${GRADES[reached.outcome]}</span>
      </p>
    </div>
    <div class="verdict-said">
      <p class="recommendation">${reached.recommendation}</p>
      <p class="rationale">${reached.rationale}</p>
      ${reached.dissent.length
        ? html`<div class="dissent">
            <h3>Dissent</h3>
            ${reached.dissent.map(view => html`<blockquote>${view}</blockquote>`)}
          </div>`
        : nothing}
    </div>
    <div class="verdict-weight">
      <div class="confidence">
        <span>Confidence</span><span class="number">${percent(reached.confidence)}</span>${bar(reached.confidence)}
      </div>
      ${behind(reached, scenes)}
    </div>
  </section>`;
}

function behind(reached, scenes) {
  const lines = [
    ...reached.quorums.map(
      ({subProblemId, heard, needed, seats}) =>
        `${heard} of ${seats} heard on “${title(scenes, subProblemId)}”, ${needed} needed`,
    ),
    ...people('Not heard', reached.missing),
    ...people('Answered by a substitute', reached.substituted),
    ...reached.degradations.map(
      ({step, subProblemId, detail}) =>
        `${sentence(step)}${subProblemId ? ` of “${title(scenes, subProblemId)}”` : ''}: ${detail}`,
    ),
  ];
  return lines.length
    ? html`<div class="behind">
        <h3>What stands behind it</h3>
        <ul>
          ${lines.map(line => html`<li>${line}</li>`)}
        </ul>
      </div>`
    : nothing;
}

function people(what, seats) {
  const names = [...new Set(seats.map(seat => seat.name))];
  return names.length ? [`${what}: ${names.join(', ')}`] : [];
}

function title(scenes, id) {
  return scenes.get(id)?.title ?? id;
}
