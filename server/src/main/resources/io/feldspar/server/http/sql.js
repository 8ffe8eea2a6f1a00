// The page that runs statements, in a session of its own that ends with the page.

import { element, get, link, number, time, within } from './dom.js';

let page;
let session;

async function send(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.headers.get('Content-Type')?.startsWith('application/json')) {
    const answer = await response.json();
    if (!response.ok) throw new Error(`${answer.sqlState}: ${answer.message}`);
    return answer;
  }
  if (!response.ok) throw new Error((await response.text()).trim());
  return null;
}

async function begin() {
  session = await send('POST', 'api/sessions', {});
  return session;
}

/* Where statements run, in a new session where the one before has expired. */
async function sessionPath() {
  if (session) {
    const response = await fetch(`api/sessions/${session.session}`);
    if (response.ok) {
      session = await response.json();
      return `api/sessions/${session.session}`;
    }
  }
  await begin();
  return `api/sessions/${session.session}`;
}

function resultTable(columns) {
  const head = within('tr', '', ...columns.map(column => within('th', '', column.name, element('small', column.type))));
  const made = within('table', 'result', within('thead', '', head), element('tbody'));
  return made;
}

const NUMBER = /^(TINYINT|SMALLINT|INTEGER|BIGINT|REAL|DOUBLE|DECIMAL)/;

function addRows(made, columns, rows) {
  made.tBodies[0].append(...rows.map(row => within('tr', '', ...row.map((value, i) => element('td',
      value === null ? 'NULL' : value,
      value === null ? 'null' : NUMBER.test(columns[i].type) ? 'number' : '')))));
}

class SqlPage {
  constructor() {
    this.text = element('textarea');
    this.text.rows = 8;
    this.text.spellcheck = false;
    this.text.setAttribute('aria-label', 'SQL');
    this.text.placeholder = 'SELECT …';
    this.most = element('select');
    for (const each of [100, 1000, 10000]) {
      const option = element('option', `${number(each)} rows`);
      option.value = each;
      this.most.append(option);
    }
    this.most.value = 1000;
    this.run = element('button', 'Run');
    this.run.type = 'button';
    this.stop = element('button', 'Cancel');
    this.stop.type = 'button';
    this.stop.disabled = true;
    this.status = element('p', '', 'status');
    this.place = element('span', '', 'place');
    this.output = element('div', undefined, 'scrolls');
    this.run.addEventListener('click', () => this.execute());
    this.stop.addEventListener('click', () => this.cancel());
    this.text.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.execute();
      }
    });
    this.content = within('section', 'sql', element('h2', 'SQL'), this.text,
        within('div', 'tools', this.run, this.stop, this.most, this.place, element('small', 'Ctrl-Enter runs what is selected, or all.')),
        this.status, this.output);
  }

  async execute() {
    const { selectionStart, selectionEnd, value } = this.text;
    const sql = (selectionStart === selectionEnd ? value : value.slice(selectionStart, selectionEnd)).trim().replace(/;$/, '');
    if (!sql || this.run.disabled) return;
    this.run.disabled = true;
    this.output.replaceChildren();
    this.say('Running …');
    try {
      const path = await sessionPath();
      this.id = (await send('POST', `${path}/statements`, { statement: sql })).id;
      this.stop.disabled = false;
      this.show(await this.page(path), path);
      const now = await get(path);
      this.place.textContent = `${now.catalog}.${now.schema}`;
    } catch (error) {
      this.say(error.message, 'error');
    } finally {
      this.run.disabled = false;
      this.stop.disabled = true;
    }
  }

  async page(path) {
    for (;;) {
      const found = await get(`${path}/statements/${encodeURIComponent(this.id)}?rows=${this.most.value}`);
      if (found.ready) return found;
      const tasks = found.totalTasks ? `, ${found.completedTasks} of ${found.totalTasks} tasks` : '';
      this.say(`${found.state.toLowerCase()}, ${time(found.elapsedMillis)}${tasks}`);
    }
  }

  show(found, path) {
    if (found.error) {
      this.say(`${found.error.sqlState}: ${found.error.message}`, 'error');
      return;
    }
    for (const warning of found.warnings) this.output.append(element('p', warning, 'warning'));
    if (found.columns === undefined) {
      this.say(`Done in ${time(found.elapsedMillis)}, ${number(Math.max(found.updated, 0))} rows written`);
      return;
    }
    const made = resultTable(found.columns);
    this.output.append(made);
    let shown = 0;
    const add = next => {
      addRows(made, found.columns, next.rows);
      shown += next.rows.length;
      this.say(`${number(shown)} rows${next.more ? ', and there are more' : ''}, ${time(next.elapsedMillis)}`);
      if (next.more) this.output.append(this.moreButton(path, add));
    };
    add(found);
  }

  moreButton(path, add) {
    const more = element('button', 'More rows');
    more.type = 'button';
    const { id } = this;
    more.addEventListener('click', async () => {
      more.remove();
      try {
        const next = await get(`${path}/statements/${encodeURIComponent(id)}?rows=${this.most.value}`);
        if (next.error) this.say(`${next.error.sqlState}: ${next.error.message}`, 'error');
        else add(next);
      } catch {
        this.say('The rows are no longer there: another statement ran, or the session has expired.', 'error');
      }
    });
    return more;
  }

  async cancel() {
    this.stop.disabled = true;
    await fetch(`api/statements/${encodeURIComponent(this.id)}`, { method: 'DELETE' });
  }

  say(text, className) {
    this.status.replaceChildren(text);
    if (this.id) this.status.append(' ', link('plan', `#/statements/${encodeURIComponent(this.id)}`));
    this.status.className = `status ${className ?? ''}`;
  }
}

export async function sql() {
  page ??= new SqlPage();
  return { content: page.content, changes: false };
}

addEventListener('pagehide', () => {
  if (session) fetch(`api/sessions/${session.session}`, { method: 'DELETE', keepalive: true });
  session = undefined;
});
