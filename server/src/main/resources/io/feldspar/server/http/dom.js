// Elements of the page, and values as people read them. Text never becomes HTML.

const SVG = 'http://www.w3.org/2000/svg';

export function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

export function within(name, className, ...children) {
  const made = element(name, undefined, className);
  made.append(...children);
  return made;
}

export function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function svgText(x, y, text, className) {
  const made = svg('text', { x, y, class: className });
  made.textContent = text;
  return made;
}

export function svgTitle(text) {
  const made = svg('title', {});
  made.textContent = text;
  return made;
}

export function link(text, target) {
  const made = element('a', text);
  made.href = target;
  return made;
}

export const number = value => value.toLocaleString('en');

export const moment = text => (text ? new Date(text).toLocaleString() : '–');

export function time(millis) {
  if (millis < 10) return `${Number(millis.toFixed(2))} ms`;
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 60000) return `${(millis / 1000).toFixed(1)} s`;
  const minutes = Math.floor(millis / 60000);
  return minutes < 60 ? `${minutes} min ${Math.floor(millis / 1000) % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(count) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  while (count >= 1024 && unit < units.length - 1) {
    count /= 1024;
    unit++;
  }
  return `${unit === 0 ? count : count.toFixed(1)} ${units[unit]}`;
}

/* A number with few digits, such as 6.0 M. */
export function short(value) {
  const units = ['', ' k', ' M', ' G', ' T'];
  let unit = 0;
  while (value >= 10000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? number(value) : value.toFixed(1)}${units[unit]}`;
}

export function facts(parts) {
  return within('dl', 'facts', ...Object.entries(parts).map(
      ([name, value]) => within('div', '', element('dt', name), element('dd', value))));
}

/*
 * A table. Each column has a title and a function that gives the content of a row's cell: a text,
 * a number or an element; `number` aligns it to the right.
 */
export function table(columns, rows) {
  const head = within('tr', '', ...columns.map(each => element('th', each.title, each.number ? 'number' : '')));
  const body = rows.map(row => within('tr', '', ...columns.map(each => {
    const content = each.cell(row);
    return within('td', each.number ? 'number' : '', content === undefined || content === null ? '' : content);
  })));
  if (rows.length === 0) {
    const none = element('td', 'None', 'none');
    none.colSpan = columns.length;
    body.push(within('tr', '', none));
  }
  return within('table', '', within('thead', '', head), within('tbody', '', ...body));
}

export function section(title, ...content) {
  return within('section', '', element('h2', title), ...content);
}

export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
