'use strict';

const list = document.getElementById('messages');
const template = document.getElementById('message');
const shown = new Map();

function show(message) {
  const item = template.content.cloneNode(true).firstElementChild;
  item.querySelector('h2').textContent = message.subject || '(no subject)';
  item.querySelector('.to').textContent = message.to;
  const from = item.querySelector('.from');
  from.textContent = message.from;
  from.parentElement.hidden = !message.from;
  const time = item.querySelector('time');
  time.dateTime = message.received;
  time.textContent = new Date(message.received).toLocaleString();
  item.querySelector('pre').textContent = message.text;
  const details = item.querySelector('details');
  const frame = item.querySelector('iframe');
  frame.title = 'HTML of: ' + message.subject;
  frame.srcdoc = '<base target="_blank">' + message.html;
  details.hidden = !message.html;
  details.open = !message.text;
  list.prepend(item);
  shown.set(message.id, item);
}

function announce(fresh) {
  document.getElementById('news').textContent =
    fresh.length === 0 ? '' : 'New: ' + fresh.map(message => message.subject).join(', ');
}

async function refresh() {
  const messages = await (await fetch('messages.json')).json();
  const ids = new Set(messages.map(message => message.id));
  for (const [id, item] of shown) {
    if (!ids.has(id)) {
      item.remove();
      shown.delete(id);
    }
  }
  const fresh = messages.filter(message => !shown.has(message.id));
  fresh.forEach(show);
  announce(fresh);
  document.getElementById('count').textContent = messages.length;
  document.getElementById('empty').hidden = messages.length > 0;
  document.title = messages.length ? `(${messages.length}) Inbox` : 'Inbox';
}

document.getElementById('clear').addEventListener('click', () => fetch('messages.json', {method: 'DELETE'}));

// one after the other, so that no older answer overwrites a newer one
let refreshing = Promise.resolve();

// the first event comes at once, so this also fills the page
new EventSource('changes').onmessage = () => {
  refreshing = refreshing.then(refresh).catch(error => console.warn(error));
};
