/** Filters the mistakes by kind, act, release, field and words. */
export const SCRIPT = `
const form = document.getElementById('filter');
const articles = [...document.querySelectorAll('article')];
const shown = document.getElementById('shown');
function apply() {
  const wanted = new FormData(form);
  const words = String(wanted.get('words')).toLowerCase();
  let count = 0;
  for (const article of articles) {
    const fits = ['kind', 'act', 'document'].every((name) => !wanted.get(name) || article.dataset[name] === wanted.get(name))
      && (!wanted.get('field') || article.dataset.fields.split(' ').includes(wanted.get('field')))
      && (!wanted.get('costly') || article.dataset.costly === 'true')
      && (!words || article.textContent.toLowerCase().includes(words));
    article.hidden = !fits;
    if (fits) count++;
  }
  shown.textContent = count + ' of ' + articles.length;
}
form.addEventListener('input', apply);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(apply));
apply();
`;
