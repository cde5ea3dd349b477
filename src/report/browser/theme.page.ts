const CHOICES = ['auto', 'light', 'dark'] as const;
type Choice = (typeof CHOICES)[number];
const KEY = 'communique-theme';

/** Storage may be forbidden; the page then follows the system. */
function stored(): Choice {
  try {
    return CHOICES.find((choice) => choice === localStorage.getItem(KEY)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function show(choice: Choice): void {
  if (choice === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

function keep(choice: Choice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // The choice then holds for this page only.
  }
}

let current = stored();
show(current);

document.addEventListener('DOMContentLoaded', () => {
  const button = document.getElementById('theme');
  if (!button) return;
  const label = (): void => {
    button.textContent = `Theme: ${current}`;
  };
  button.addEventListener('click', () => {
    current = CHOICES[(CHOICES.indexOf(current) + 1) % CHOICES.length] ?? 'auto';
    show(current);
    keep(current);
    label();
  });
  label();
  button.hidden = false;
});
