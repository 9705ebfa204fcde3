/* global location, history, sessionStorage, FormData, URLSearchParams */

const STORED = 'patchbay-sandbox-token';
/** Entries kept on the page; the sandbox itself remembers more. */
const SHOWN = 200;
const RETRY_MS = 2_000;

/** @param {string} id */
const byId = (id) => document.getElementById(id);

/** The token travels in the fragment, which no server sees, and leaves the address bar at once. */
function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(STORED, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(STORED);
}

let token = takeToken();
let newest = 0;
const entries = [];

class Refused extends Error {}

async function control(path, options = {}) {
  const response = await fetch(`/_control/${path}`, {
    ...options,
    headers: { authorization: `Bearer ${token}`, ...(options.body ? { 'content-type': 'application/json' } : {}) },
  });
  const { data, error } = await response.json();
  if (response.status === 401) throw new Refused(error.message);
  if (error) throw new Error(error.message);
  return data;
}

/** An element with text, never with markup: what arrived is untrusted. */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function badgeOf({ outcome, status }) {
  if (outcome === 'silent') return element('span', 'badge bad', 'no answer');
  if (outcome === 'reset') return element('span', 'badge bad', 'reset');
  const kind = status < 300 ? 'good' : status < 500 ? 'warn' : 'bad';
  return element('span', `badge ${kind}`, String(status));
}

function happened({ effects, replayed, fault }) {
  const did = effects.map(({ kind, id }) => `${kind} ${id}`);
  const notes = [...did, replayed ? 'replayed, did not act again' : '', fault ? `fault: ${fault}` : ''];
  return notes.filter(Boolean).join(' · ');
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text.includes('=') && !/\s/.test(text)
      ? [...new URLSearchParams(text)].map((pair) => pair.join(' = ')).join('\n')
      : text;
  }
}

function detailsOf(entry) {
  const effects = entry.effects.map((effect) => JSON.stringify(effect)).join('\n');
  const list = element('dl');
  const rows = [
    ['Query', entry.query],
    ['Request', pretty(entry.request_body)],
    ['Answer', pretty(entry.response_body)],
    ['Idempotency key', entry.idempotency_key],
    ['What the vendor did', effects],
  ];
  for (const [label, text] of rows) {
    if (!text) continue;
    const value = element('dd');
    value.append(element('pre', '', text));
    list.append(element('dt', '', label), value);
  }
  if (list.children.length === 0) list.append(element('dt', '', 'Neither query nor bodies'));
  return list;
}

function rowOf(entry) {
  const summary = element('summary');
  const time = element('time', '', new Date(entry.at).toLocaleTimeString());
  time.dateTime = entry.at;
  summary.append(
    time,
    element('span', 'vendor', entry.vendor),
    element('span', 'request', `${entry.method} ${entry.path}`),
    badgeOf(entry),
    element('span', 'happened', happened(entry)),
  );
  const details = element('details');
  details.append(summary, detailsOf(entry));
  const row = element('li');
  row.append(details);
  return row;
}

const wanted = (entry) => byId('filter').value === '' || entry.vendor === byId('filter').value;

function showAll() {
  byId('journal').replaceChildren(...entries.filter(wanted).reverse().map(rowOf));
  byId('empty').hidden = entries.some(wanted);
}

/** Only what is new is added, so that rows a person opened stay open. */
function add(arrived) {
  entries.push(...arrived);
  entries.splice(0, Math.max(0, entries.length - SHOWN));
  const list = byId('journal');
  for (const entry of arrived.filter(wanted)) list.prepend(rowOf(entry));
  while (list.children.length > SHOWN) list.lastElementChild.remove();
  byId('empty').hidden = list.children.length > 0;
  if (arrived.length > 0) byId('announcement').textContent = `${arrived.length} new: ${arrived.at(-1).vendor}`;
}

function faultText({ vendor, kind, when, remaining, path, status, delay_ms: delay }) {
  const what = { server_error: ` ${status}`, slow: ` ${delay} ms` }[kind] ?? '';
  const acting = ['timeout', 'reset', 'server_error', 'slow'].includes(kind) ? `, ${when} acting` : '';
  const times = remaining === null ? 'until cleared' : remaining === 1 ? 'once' : `${remaining} times`;
  return `${vendor}: ${kind.replaceAll('_', ' ')}${what}${acting}${path ? `, on ${path}` : ''} (${times})`;
}

function showFaults(faults) {
  const focused = document.activeElement?.closest('#faults') !== null;
  const rows = faults.map((fault) => {
    const text = faultText(fault);
    const remove = element('button', '', 'Remove');
    remove.type = 'button';
    remove.setAttribute('aria-label', `Remove ${text}`);
    remove.addEventListener('click', async () => {
      await control(`faults/${fault.vendor}/${fault.id}`, { method: 'DELETE' }).catch(() => undefined);
      await refreshFaults();
      byId('kind').focus();
    });
    const row = element('li', '', text);
    row.append(remove);
    return row;
  });
  if (!focused || rows.length !== byId('faults').children.length) byId('faults').replaceChildren(...rows);
  byId('no-faults').hidden = faults.length > 0;
}

async function refreshFaults() {
  showFaults(await control('faults'));
}

function showFields() {
  for (const field of document.querySelectorAll('[data-for]')) {
    field.hidden = !field.dataset.for.split(' ').includes(byId('kind').value);
  }
}

/** Fields that are hidden or empty are left to the sandbox's defaults; an empty count means until cleared. */
function faultOf(form) {
  const fault = { count: null };
  for (const [name, value] of new FormData(form)) {
    const control = form.elements.namedItem(name);
    if (value === '' || control.closest('[hidden]')) continue;
    fault[name] = control.type === 'number' ? Number(value) : value;
  }
  return fault;
}

async function inject(event) {
  event.preventDefault();
  byId('fault-problem').textContent = '';
  try {
    await control('faults', { method: 'POST', body: JSON.stringify(faultOf(event.target)) });
    await refreshFaults();
  } catch (error) {
    byId('fault-problem').textContent = error.message;
  }
}

/** One request waits at the sandbox until something arrives. */
async function follow() {
  for (;;) {
    try {
      const { entries: arrived, newest: last } = await control(`journal?after=${newest}&wait_ms=25000`);
      // A restarted sandbox counts from one again.
      newest = last < newest ? 0 : (arrived.at(-1)?.seq ?? newest);
      byId('connection').textContent = '';
      add(arrived);
      if (arrived.length > 0) await refreshFaults();
    } catch (error) {
      if (error instanceof Refused) return lock();
      byId('connection').textContent = 'The sandbox does not answer; trying again …';
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

function lock() {
  sessionStorage.removeItem(STORED);
  byId('panel').hidden = true;
  byId('locked').hidden = false;
}

async function open() {
  if (!token) return lock();
  try {
    const vendors = byId('vendor').children.length > 0 ? [] : await control('vendors');
    for (const { name, display_name: label } of vendors) {
      for (const select of [byId('vendor'), byId('filter')]) {
        const option = element('option', '', label);
        option.value = name;
        select.append(option);
      }
    }
    await refreshFaults();
  } catch (error) {
    if (error instanceof Refused) byId('connection').textContent = 'The sandbox does not know this token.';
    return lock();
  }
  byId('panel').hidden = false;
  byId('locked').hidden = true;
  byId('connection').textContent = '';
  return follow();
}

byId('fault-form').addEventListener('submit', inject);
byId('kind').addEventListener('change', showFields);
byId('filter').addEventListener('change', showAll);
byId('clear').addEventListener('click', async () => {
  await control('journal', { method: 'DELETE' });
  entries.length = 0;
  showAll();
});
byId('unlock').addEventListener('submit', (event) => {
  event.preventDefault();
  token = byId('token').value.trim();
  sessionStorage.setItem(STORED, token);
  void open();
});
showFields();
void open();
