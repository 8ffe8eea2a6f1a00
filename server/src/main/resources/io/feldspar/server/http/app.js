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
  const made = cell(element('code', statement.statement), element('small', statement.id));
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

function describe(server) {
  const parts = {
    Version: server.version,
    'Up for': time(server.uptimeMillis),
    Connections: server.connections,
    Threads: server.threads,
    Reserved: bytes(server.reservedBytes),
    Heap: bytes(server.heapBytes),
  };
  document.getElementById('server').replaceChildren(...Object.entries(parts).map(([name, value]) => {
    const pair = element('div');
    pair.append(element('dt', name), element('dd', value));
    return pair;
  }));
}

async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function refresh() {
  const problem = document.getElementById('problem');
  try {
    const [server, statements, sessions, groups] = await Promise.all(
        [get('api/server'), get('api/statements'), get('api/sessions'), get('api/groups')]);
    describe(server);
    statements.reverse();
    fill('running', statements.filter(each => !ENDED.has(each.state)).map(running));
    fill('ended', statements.filter(each => ENDED.has(each.state)).map(ended));
    fill('groups', groups.map(group));
    fill('sessions', sessions.map(session));
    problem.hidden = true;
  } catch (error) {
    problem.textContent = `The server does not answer (${error.message})`;
    problem.hidden = false;
  }
}

async function refreshAgainAndAgain() {
  if (!document.hidden) await refresh();
  setTimeout(refreshAgainAndAgain, REFRESH_MILLIS);
}

refreshAgainAndAgain();
