/** Where an action may go from where it is, as the record allows it, and how each way is called. */
const WAYS = {
  todo: ['in_progress', 'blocked', 'cancelled'],
  in_progress: ['done', 'in_review', 'blocked', 'todo', 'cancelled'],
  blocked: ['in_progress', 'todo', 'cancelled'],
  in_review: ['done', 'in_progress', 'blocked', 'cancelled'],
  done: [],
  cancelled: [],
};

const NAMES = {
  todo: 'Put back',
  in_progress: 'Start',
  blocked: 'Block…',
  in_review: 'To review',
  done: 'Done',
  cancelled: 'Drop',
};

/** The legal ways, each with its status and its name. */
export function waysFrom(status) {
  return WAYS[status].map(to => ({to, name: status === 'blocked' && to === 'in_progress' ? 'Unblock' : NAMES[to]}));
}

/** Within one verdict, what comes before the slash is the same for all. */
export function shortId(actionId) {
  return actionId.slice(actionId.lastIndexOf('/') + 1);
}
