/** What each event does to the session as a whole, by the event's name. */
import {newScene} from './scene.js';

/** By the event's name. */
export const SESSION_EVENTS = {
  'session.created': (council, event) => {
    council.problem = event.problem;
    council.options = event.options;
    council.origin = event.origin ?? null;
    council.replanning = event.replanning ?? null;
    council.state = 'QUEUED';
    council.now = 'waits for its turn';
  },
  'session.started': council => {
    council.state = 'RUNNING';
    council.now = 'the question is being read';
  },
  'session.waiting': (council, event) => {
    council.state = 'WAITING';
    council.waiting = event;
  },
  'session.paused': council => {
    council.state = 'PAUSED';
  },
  'session.resumed': council => {
    council.state = 'RUNNING';
    council.waiting = null;
    council.failure = null;
  },
  'triage.completed': (council, event) => {
    council.triage = event;
    council.now = 'the question is being split';
  },
  'clarification.requested': (council, event) => {
    council.questions = event.questions;
  },
  'clarification.answered': (council, event) => {
    council.answers.push(event.answer);
    council.questions = [];
  },
  'decomposition.completed': (council, event) => {
    council.splitFallback = event.fallback;
    council.now = 'panels are being chosen';
    for (const part of event.subProblems) {
      const {id, title, question, dependsOn = []} = part;
      council.scenes.set(id, {...(council.scenes.get(id) ?? newScene(id)), title, question, dependsOn});
    }
  },
  'interjection.added': (council, event) => {
    council.hands.push(event);
  },
  'degradation.changed': (council, event) => {
    council.level = event.level === 0 ? null : event;
  },
  'cost.updated': (council, event) => {
    council.cost = event.total;
  },
  'verdict.reached': (council, event) => {
    council.verdict = {quorums: [], degradations: [], ...event.verdict};
    council.now = 'actions are being drawn up';
  },
  'actions.extracted': (council, event) => {
    council.actions = event.actions.map(action => ({dependsOn: [], steps: [], ...action}));
    council.actionsFallback = event.fallback;
  },
  'session.completed': council => {
    council.state = 'COMPLETED';
    council.now = '';
  },
  'session.cancelled': (council, event) => {
    council.state = 'CANCELLED';
    council.cancelled = event.reason;
    council.now = '';
  },
  'session.failed': (council, event) => {
    council.state = 'FAILED';
    council.failure = event;
    council.waiting = null;
    council.now = '';
  },
};
