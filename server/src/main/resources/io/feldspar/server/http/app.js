'use strict';

const REFRESH_MILLIS = 2000;
const ENDED = new Set(['FINISHED', 'FAILED', 'CANCELLED', 'CLOSED']);

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function cell(...content) {
  const made = element('td');
  made.append(...content);
  return made;
}

function number(value) {
  return element('td', value.toLocaleString('en'), 'number');
}

function time(millis) {
  if (millis < 1000) return `${millis} ms`;
  if (millis < 60000) return `${(millis / 1000).toFixed(1)} s`;
  const minutes = Math.floor(millis / 60000);
  return minutes < 60 ? `${minutes} min ${Math.floor(millis / 1000) % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function bytes(count) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  while (count >= 1024 && unit < units.length - 1) {
    count /= 1024;
    unit++;
  }
  return `${unit === 0 ? count : count.toFixed(1)} ${units[unit]}`;
}

function text(statement) {
  const link = element('a', statement.id);
  link.href = `#${statement.id}`;
  const id = element('small');
  id.append(link);
  const made = cell(element('code', statement.statement), id);
  if (statement.error) made.append(element('small', `${statement.error.sqlState}: ${statement.error.message}`, 'error'));
  return made;
}

function progress(statement) {
  const bar = element('progress');
  bar.max = Math.max(statement.totalTasks, 1);
  bar.value = statement.completedTasks;
  return cell(bar, element('small', `${statement.completedTasks} of ${statement.totalTasks} tasks`));
}

function cancel(id) {
  const button = element('button', 'Cancel');
  button.type = 'button';
  button.addEventListener('click', async () => {
    button.disabled = true;
    await fetch(`api/statements/${encodeURIComponent(id)}`, { method: 'DELETE' });
    await refresh();
  });
  return cell(button);
}

function running(statement) {
  const row = element('tr');
  row.append(text(statement), element('td', statement.user), element('td', statement.group), element('td', statement.state), progress(statement),
      number(statement.rows), element('td', time(statement.elapsedMillis), 'number'), cancel(statement.id));
  return row;
}

function ended(statement) {
  const row = element('tr');
  row.append(text(statement), element('td', statement.user), element('td', statement.group), element('td', statement.state),
      element('td', new Date(statement.ended).toLocaleString()), number(statement.rows),
      element('td', time(statement.elapsedMillis), 'number'));
  return row;
}

function session(one) {
  const row = element('tr');
  row.append(element('td', one.id), element('td', one.user), element('td', `${one.catalog}.${one.schema}`),
      element('td', new Date(one.since).toLocaleString()));
  return row;
}

function group(one) {
  const row = element('tr');
  row.append(element('td', one.name), number(one.slots), number(one.running), number(one.queued));
  return row;
}

function fill(id, rows) {
  const table = document.getElementById(id);
  if (rows.length === 0) {
    const none = element('td', 'None', 'none');
    none.colSpan = table.tHead.rows[0].cells.length;
    const row = element('tr');
    row.append(none);
    rows = [row];
  }
  table.tBodies[0].replaceChildren(...rows);
}

function facts(id, parts) {
  document.getElementById(id).replaceChildren(...Object.entries(parts).map(([name, value]) => {
    const pair = element('div');
    pair.append(element('dt', name), element('dd', value));
    return pair;
  }));
}

function describe(server) {
  const past = server.history !== undefined;
  for (const each of document.querySelectorAll('.live')) each.hidden = past;
  for (const each of document.querySelectorAll('.past')) each.hidden = !past;
  facts('server', past ? {
    History: server.history,
    'Damaged lines': server.damagedLines,
  } : {
    Version: server.version,
    'Up for': time(server.uptimeMillis),
    Connections: server.connections,
    Threads: server.threads,
    Reserved: bytes(server.reservedBytes),
    Heap: bytes(server.heapBytes),
  });
  return past;
}

function operator(node, depth) {
  const row = element('tr');
  const name = element('td');
  name.append(element('code', node.detail ?? `same as exchange ${node.sameAsExchange}`));
  name.style.setProperty('--depth', depth);
  name.className = 'operator';
  const share = element('meter');
  share.max = 100;
  share.value = node.percent ?? 0;
  const optional = (value, show) => element('td', value === undefined ? '' : show(value), 'number');
  const count = value => value.toLocaleString('en');
  row.append(name, optional(node.estimatedRows, count), optional(node.rows, count),
      optional(node.milliseconds, value => `${value.toFixed(1)} ms`),
      node.percent === undefined ? element('td') : cell(share, element('small', `${node.percent} %`)),
      optional(node.peakBytes, bytes), optional(node.spilledBytes, bytes));
  return [row, ...(node.inputs ?? []).flatMap(input => operator(input, depth + 1))];
}

async function showStatement(id) {
  const path = `api/statements/${encodeURIComponent(id)}`;
  const [statement, plan] = await Promise.all([get(path), fetch(`${path}/plan`)]);
  document.getElementById('title').textContent = `${id} ${statement.state.toLowerCase()}`;
  document.getElementById('text').textContent = statement.statement;
  const failure = document.getElementById('failure');
  failure.hidden = !statement.error;
  if (statement.error) failure.textContent = `${statement.error.sqlState}: ${statement.error.message}`;
  const moment = text => text ? new Date(text).toLocaleString() : '–';
  facts('facts', {
    User: statement.user,
    Group: statement.group,
    Submitted: moment(statement.submitted),
    Ended: moment(statement.ended),
    Time: time(statement.elapsedMillis),
    Rows: statement.rows.toLocaleString('en'),
    Stages: `${statement.completedStages} of ${statement.totalStages}`,
    Tasks: `${statement.completedTasks} of ${statement.totalTasks}`,
  });
  fill('plan', plan.ok ? operator((await plan.json()).plan, 0) : []);
  return ENDED.has(statement.state);
}

async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function showOverview(past) {
  const wanted = document.getElementById('wanted').value;
  const statements = await get(past && wanted ? `api/statements?text=${encodeURIComponent(wanted)}` : 'api/statements');
  statements.reverse();
  fill('ended', statements.filter(each => ENDED.has(each.state)).map(ended));
  if (past) return;
  const [sessions, groups] = await Promise.all([get('api/sessions'), get('api/groups')]);
  fill('running', statements.filter(each => !ENDED.has(each.state)).map(running));
  fill('groups', groups.map(group));
  fill('sessions', sessions.map(session));
}

// Shows what the address names. True where it will not change.
async function refresh() {
  const problem = document.getElementById('problem');
  try {
    const past = describe(await get('api/server'));
    const id = decodeURIComponent(location.hash.slice(1));
    const still = id ? await showStatement(id) : await showOverview(past).then(() => past);
    document.getElementById('statement').hidden = !id;
    document.getElementById('overview').hidden = Boolean(id);
    problem.hidden = true;
    return still;
  } catch (error) {
    problem.textContent = `The server does not answer (${error.message})`;
    problem.hidden = false;
    return false;
  }
}

let next;

async function refreshAgainAndAgain() {
  clearTimeout(next);
  const still = document.hidden ? false : await refresh();
  clearTimeout(next);
  if (!still) next = setTimeout(refreshAgainAndAgain, REFRESH_MILLIS);
}

addEventListener('hashchange', refreshAgainAndAgain);
document.getElementById('search').addEventListener('submit', event => {
  event.preventDefault();
  refreshAgainAndAgain();
});
refreshAgainAndAgain();
