/** What the gateway's level of degradation means for a council. */

const MEANS = {
  search: 'nothing can be looked up',
  memory: 'texts can be compared by words only',
  state: 'questions and answers are delayed',
  critical: 'no model can be asked',
};

/** @param {{level: number, name: string}} degradation a level above 0 */
export function levelText({level, name}) {
  return `Level ${level} of 4, ${name}: ${MEANS[name] ?? 'less can be done'}.`;
}
