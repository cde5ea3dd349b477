/** Marks the statement that the address names, in the text and in the list beside it. */

function itemOf(fragment: string): HTMLElement | null {
  const id = decodeURIComponent(fragment.replace(/^#/, ''));
  return id.startsWith('s-') ? document.getElementById(id) : null;
}

function clear(): void {
  for (const element of document.querySelectorAll('.on')) element.classList.remove('on');
}

function markText(at: string): void {
  const pieces = [...document.querySelectorAll<HTMLElement>('.text [data-s]')].filter((piece) =>
    (piece.dataset.s ?? '').split(' ').includes(at),
  );
  for (const piece of pieces) piece.classList.add('on');
  (pieces.find((piece) => piece.classList.contains('cue')) ?? pieces[0])?.scrollIntoView({ block: 'nearest' });
}

function choose(): void {
  clear();
  const item = itemOf(location.hash);
  if (!item) return;
  item.classList.add('on');
  const details = item.querySelector('details');
  if (details) details.open = true;
  item.scrollIntoView({ block: 'nearest' });
  markText(item.dataset.at ?? '');
}

/** Opening an item of the list chooses it too, and gives the page its link. */
function follow(event: Event): void {
  const summary = event.target instanceof Element ? event.target.closest('.statements li > details > summary') : null;
  const item = summary?.closest('li');
  if (!item || location.hash === `#${item.id}`) return;
  history.replaceState(null, '', `#${item.id}`);
  clear();
  item.classList.add('on');
  markText(item.dataset.at ?? '');
}

addEventListener('hashchange', choose);
document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('.statements')?.addEventListener('click', follow);
  choose();
});
