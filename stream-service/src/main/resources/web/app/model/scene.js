/** The debate on one sub-problem, folded from its events. */
import {abandon, cut, end, isOver, say, silence} from './speech.js';

/** A sub-problem of which nothing is known yet but its id. */
export function newScene(id) {
  return {
    id,
    title: '',
    question: '',
    dependsOn: [],
    now: 'waits',
    members: [],
    handsHeard: 0,
    panelFallback: false,
    research: [],
    rounds: [],
    ranking: null,
    synthesis: {speech: silence(), event: null},
    outcome: '',
  };
}

/** The round with this number; made if need be, since words may arrive before the event that begins it. */
export function roundOf(scene, number) {
  let round = scene.rounds.find(each => each.number === number);
  if (!round) {
    round = {
      number,
      phase: '',
      summary: '',
      speeches: new Map(),
      reduced: null,
      repetitions: null,
      assessed: null,
      moderation: null,
      hands: [],
    };
    scene.rounds.push(round);
    scene.rounds.sort((one, other) => one.number - other.number);
  }
  return round;
}

/** What one member says in one round. */
export function entryOf(round, memberId) {
  let entry = round.speeches.get(memberId);
  if (!entry) {
    entry = {memberId, speech: silence(), answeredBy: null, searches: [], absence: ''};
    round.speeches.set(memberId, entry);
  }
  return entry;
}

/** The name of a member; their id if they are not known. */
export function nameOf(scene, memberId) {
  return scene.members.find(member => member.memberId === memberId)?.name ?? memberId;
}

/** How many were heard in a round. */
export function heard(round) {
  return [...round.speeches.values()].filter(entry => entry.speech.state === 'heard').length;
}

/** The last round that has begun. */
export function lastRound(scene) {
  return scene.rounds[scene.rounds.length - 1];
}

/** Words of an expert or of the chairman. */
export function hear(scene, delta) {
  speechOf(scene, delta.labels, speech => say(speech, delta));
}

/** An attempt of an expert or of the chairman is void. */
export function interrupt(scene, superseded) {
  speechOf(scene, superseded.labels, speech => cut(speech, superseded));
}

function speechOf(scene, labels, change) {
  if (labels.memberId) {
    change(entryOf(roundOf(scene, Number(labels.round)), labels.memberId).speech);
  } else if (labels.step === 'synthesis') {
    change(scene.synthesis.speech);
  }
}

/** What each event does to the scene of its sub-problem, by the event's name. */
export const SCENE_EVENTS = {
  'subproblem.started': scene => {
    scene.now = 'choosing its panel';
  },
  'panel.selected': (scene, event) => {
    scene.members = event.members;
    scene.panelFallback = event.fallback;
    scene.now = 'its panel sits down';
  },
  'round.started': (scene, event, council) => {
    const round = roundOf(scene, event.round);
    round.phase = event.phase;
    round.summary = event.summary ?? '';
    scene.members.forEach(member => entryOf(round, member.memberId));
    round.hands = council.hands.slice(scene.handsHeard);
    scene.handsHeard = council.hands.length;
    scene.now = `round ${event.round}, ${event.phase}`;
  },
  'contribution.added': (scene, event) => {
    const entry = entryOf(roundOf(scene, event.round), event.memberId);
    end(entry.speech, event.text);
    entry.answeredBy = event.answeredBy;
    entry.searches = event.searches ?? [];
  },
  'contribution.failed': (scene, event) => {
    const entry = entryOf(roundOf(scene, event.round), event.memberId);
    abandon(entry.speech);
    entry.absence = event.detail;
  },
  'council.reduced': (scene, event) => {
    roundOf(scene, event.round).reduced = event;
  },
  'research.completed': (scene, event) => {
    scene.research.push(event);
  },
  'research.skipped': (scene, event) => {
    scene.research.push(event);
  },
  'dedup.completed': (scene, event) => {
    roundOf(scene, event.round).repetitions = event;
  },
  'dedup.skipped': (scene, event) => {
    roundOf(scene, event.round).repetitions = {...event, duplicates: []};
  },
  'convergence.assessed': (scene, event) => {
    roundOf(scene, event.round).assessed = event;
    scene.now = event.decision === 'continue' ? `after round ${event.round}` : 'ranking without names';
  },
  'moderation.added': (scene, event) => {
    roundOf(scene, event.round).moderation = event;
  },
  'moderation.skipped': (scene, event) => {
    roundOf(scene, event.round).moderation = event;
  },
  'ranking.completed': (scene, event) => {
    scene.ranking = event;
    scene.now = 'the chairman joins what was said';
  },
  'synthesis.completed': (scene, event) => {
    end(scene.synthesis.speech, event.text);
    scene.synthesis.event = event;
  },
  'subproblem.completed': (scene, event) => {
    scene.outcome = event.outcome;
    scene.now = 'done';
  },
};

/** Whether somebody is in the middle of a speech. */
export function isSpeaking(scene) {
  const round = lastRound(scene);
  return (
    scene.synthesis.speech.state === 'speaking' ||
    (round !== undefined && [...round.speeches.values()].some(entry => entry.speech.state === 'speaking'))
  );
}

/** Whether its chairman has begun or ended to speak. */
export function hasSynthesis(scene) {
  return scene.synthesis.speech.text !== '' || isOver(scene.synthesis.speech);
}
