/** The figures of one sub-problem: how its rounds went, and how its experts ranked each other. */
import {html, nothing, svg} from 'lit';
import {nameOf} from '../model/scene.js';
import {count, score} from '../model/text.js';
import {bar} from './parts.js';

const WIDTH = 280;
const HEIGHT = 120;
const EDGE = 8;
const LEFT = 22;
const BELOW = 18;

export function convergence(scene) {
  const rounds = scene.rounds.filter(round => round.assessed);
  if (rounds.length === 0) {
    return nothing;
  }
  const text = rounds
    .map(({number, assessed: {scores}}) => `round ${number}: ${score(scores.convergence)} and ${score(scores.novelty)}`)
    .join('; ');
  return html`<figure class="figure">
    <figcaption>Convergence and novelty</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${`Convergence and novelty by round. ${text}`}>
      ${[0, 1].map(
        level => svg`<line class="grid" x1=${LEFT} x2=${WIDTH} y1=${y(level)} y2=${y(level)}></line>
          <text x="2" y=${y(level) + 4}>${level}</text>`,
      )}
      ${line(rounds, 'novelty')} ${line(rounds, 'convergence')}
      ${rounds.map(
        (round, at) => svg`<text x=${x(at, rounds.length)} y=${HEIGHT - 3} text-anchor="middle">${round.number}</text>`,
      )}
    </svg>
    <ul class="legend">
      <li data-line="convergence">convergence ${score(last(rounds).convergence)}</li>
      <li data-line="novelty">novelty ${score(last(rounds).novelty)}</li>
    </ul>
  </figure>`;
}

function last(rounds) {
  return rounds[rounds.length - 1].assessed.scores;
}

function line(rounds, name) {
  const points = rounds.map(({assessed}, at) => [x(at, rounds.length), y(assessed.scores[name])]);
  return svg`
    <polyline data-line=${name} points=${points.map(point => point.join(',')).join(' ')}></polyline>
    ${points.map(([cx, cy]) => svg`<circle data-line=${name} cx=${cx} cy=${cy} r="3.5"></circle>`)}`;
}

function x(at, of) {
  const inner = WIDTH - LEFT - 4 * EDGE;
  return LEFT + 2 * EDGE + (of === 1 ? inner / 2 : (at * inner) / (of - 1));
}

function y(level) {
  return EDGE + (1 - level) * (HEIGHT - EDGE - BELOW);
}

export function ranking(scene) {
  if (!scene.ranking) {
    return nothing;
  }
  const {standings, votes, voidVotes} = scene.ranking;
  return html`<section class="figure" id="ranking" tabindex="-1" aria-labelledby="ranking-title">
    <h3 id="ranking-title" class="figure-title">Ranking, without names</h3>
    <ol class="ranking">
      ${standings.map(
        standing =>
          html`<li>
            <span>${nameOf(scene, standing.memberId)}</span><span class="number">${score(standing.points)}</span>
            ${bar(standing.points)}
          </li>`,
      )}
    </ol>
    <p class="small muted">${count(votes, 'vote')}${voidVotes ? `, ${voidVotes} void` : ''}</p>
  </section>`;
}
