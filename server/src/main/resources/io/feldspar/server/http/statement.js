// The page of one statement: its text, its plan as a graph and a table, its stages and tasks.

import { dag, isSkewed, nodes, skew } from './dag.js';
import { bytes, element, facts, get, link, moment, number, section, table, time, within } from './dom.js';
import { cancel, ENDED, state } from './pages.js';
import { color, timeline } from './timeline.js';

let chosen = 0;

function choose(node) {
  chosen = node.number;
  for (const row of document.querySelectorAll('tr.chosen')) row.classList.remove('chosen');
  const row = document.getElementById(`operator${node.number}`);
  row?.classList.add('chosen');
  row?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

function depth(node) {
  return node.readers.length === 0 ? 0 : depth(node.readers[0]) + 1;
}

function operators(all) {
  const optional = (value, show) => (value === undefined ? '' : show(value));
  const made = table([
    { title: '#', number: true, cell: each => String(each.number) },
    { title: 'Operator', cell: each => {
      const code = element('code', each.json.detail, 'operator');
      code.style.setProperty('--depth', depth(each));
      return code;
    } },
    { title: 'Estimated', number: true, cell: each => optional(each.json.estimatedRows, number) },
    { title: 'Rows', number: true, cell: each => optional(each.json.rows, number) },
    { title: 'Time', number: true, cell: each => optional(each.json.milliseconds, time) },
    { title: 'Share', cell: each => {
      if (each.json.percent === undefined) return '';
      const share = element('meter');
      share.max = 100;
      share.value = each.json.percent;
      return within('div', '', share, element('small', `${each.json.percent} %`));
    } },
    { title: 'Tasks', number: true, cell: each => optional(each.json.tasks, number) },
    { title: 'Slowest', number: true, cell: each => optional(each.json.mostMilliseconds, time) },
    { title: 'Skew', number: true, cell: each => (each.json.rows > 0
      ? element('span', `${skew(each.json).toFixed(1)}×`, isSkewed(each.json) ? 'warning' : '') : '') },
    { title: 'Memory', number: true, cell: each => (each.json.peakBytes ? bytes(each.json.peakBytes) : '') },
    { title: 'Spilled', number: true, cell: each => (each.json.spilledBytes ? bytes(each.json.spilledBytes) : '') },
  ], all);
  [...made.tBodies[0].rows].forEach((row, i) => {
    row.id = `operator${i + 1}`;
    row.classList.toggle('chosen', i + 1 === chosen);
  });
  return made;
}

function stageTable(stages) {
  const durations = each => each.attempts.filter(one => one.ended !== null).map(one => (one.ended - one.started) / 1000);
  const median = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const count = (each, ...outcomes) => number(each.attempts.filter(one => outcomes.includes(one.outcome)).length);
  return table([
    { title: 'Stage', cell: each => within('span', '', element('span', '', `swatch ${color(stages.indexOf(each))}`), String(each.id)) },
    { title: 'Operators', cell: each => element('code', each.name) },
    { title: 'Tasks', number: true, cell: each => number(each.tasks) },
    { title: 'Succeeded', number: true, cell: each => count(each, 'succeeded') },
    { title: 'Failed', number: true, cell: each => count(each, 'failed', 'lost', 'killed') },
    { title: 'Running', number: true, cell: each => count(each, '') },
    { title: 'Time', number: true, cell: each => (each.completed === null ? '' : time((each.completed - each.submitted) / 1000)) },
    { title: 'Median task', number: true, cell: each => (durations(each).length ? time(median(durations(each))) : '') },
    { title: 'Slowest task', number: true, cell: each => (durations(each).length ? time(Math.max(...durations(each))) : '') },
  ], stages);
}

function scrolling(content) {
  return within('div', 'scrolls', content);
}

async function optional(path) {
  const response = await fetch(path);
  return response.ok ? response.json() : null;
}

export async function statement(id) {
  const path = `api/statements/${encodeURIComponent(id)}`;
  const [found, plan, activity] = await Promise.all([get(path), optional(`${path}/plan`), optional(`${path}/stages`)]);
  const running = !ENDED.has(found.state);
  const content = within('div', '',
      within('p', '', link('All statements', '#/statements')),
      within('h2', 'title', `${id} `, state(found), ' ', ...(running ? [cancel(id)] : [])),
      element('pre', found.statement));
  if (found.error) content.append(element('p', `${found.error.sqlState}: ${found.error.message}`, 'error'));
  content.append(facts({
    User: found.user,
    Group: found.group || '–',
    Session: found.session,
    Submitted: moment(found.submitted),
    Ended: moment(found.ended),
    Time: time(found.elapsedMillis),
    Rows: number(found.rows),
    Stages: `${found.completedStages} of ${found.totalStages}`,
    Tasks: `${found.completedTasks} of ${found.totalTasks}`,
  }));
  if (plan === null) {
    content.append(element('p', 'No plan is shown: the statement ran no query, or its plan is not for everyone.', 'none'));
    return { content, changes: running };
  }
  const all = nodes(plan.plan);
  content.append(section('Plan', scrolling(dag(all, choose))), section('Operators', scrolling(operators(all))));
  if (activity !== null && activity.stages.length > 0) {
    content.append(section('Tasks', scrolling(timeline(activity))), section('Stages', scrolling(stageTable(activity.stages))));
    const unrecorded = activity.stages.reduce((sum, each) => sum + each.unrecorded, 0);
    if (unrecorded > 0) content.append(element('p', `${number(unrecorded)} further attempts of tasks were not recorded.`, 'none'));
  }
  return { content, changes: running };
}
