/** The course of one sub-problem at a glance; each step leads to where it is told. */
import {html, nothing} from 'lit';
import {hasSynthesis, heard} from '../model/scene.js';
import {count, sentence, words} from '../model/text.js';

export function timeline(page, scene) {
  return html`<nav class="timeline" aria-label="Course of the debate">
    <ol>
      ${step('panel', 'Panel', scene.members.length ? count(scene.members.length, 'expert') : 'being chosen', !scene.members.length)}
      ${scene.rounds.map(round =>
        step(`round-${round.number}`, sentence(round.phase || `round ${round.number}`), standing(round), !round.assessed, {
          found: marks(scene, round),
          before: () => page.folds.toggled(scene, round, true),
        }),
      )}
      ${scene.ranking ? step('ranking', 'Ranking', `${count(scene.ranking.votes, 'vote')}, without names`, false) : nothing}
      ${hasSynthesis(scene) ? step('synthesis', 'Synthesis', '', scene.synthesis.speech.state !== 'heard') : nothing}
    </ol>
  </nav>`;
}

function standing(round) {
  const of = round.speeches.size;
  return of ? `${heard(round)} of ${of} heard` : '';
}

function marks(scene, round) {
  const searches = scene.research.filter(each => each.round === round.number).length;
  return [
    round.hands.length ? 'you spoke' : '',
    searches ? count(searches, 'search', 'searches') : '',
    round.moderation ? `moderated: ${words(round.moderation.concern)}` : '',
    round.assessed && round.assessed.decision !== 'continue' ? words(round.assessed.decision) : '',
  ].filter(mark => mark);
}

function step(target, name, text, open, {found = [], before = () => {}} = {}) {
  const go = () => {
    before();
    const place = document.getElementById(target) ?? document.getElementById('scene');
    place.scrollIntoView({block: 'start'});
    place.focus({preventScroll: true});
  };
  return html`<li data-open=${open ? 'true' : 'false'}>
    <button class="step" @click=${go}>
      <span class="step-name">${name}</span>
      ${text ? html`<span class="step-text">${text}</span>` : nothing}
      ${found.map(mark => html`<span class="mark">${mark}</span>`)}
    </button>
  </li>`;
}
