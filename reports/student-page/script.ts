/** The script of a page, as text: it unfolds what is printed or linked to, and copies a command. Without it, everything can be read. */
export const script = `
'use strict';
for (const button of document.querySelectorAll('button[data-copies]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const command = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(command.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(command);
      button.textContent = 'Selected';
    }
  });
}
const unfold = () => {
  let target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  for (; target; target = target.parentElement) if (target.tagName === 'DETAILS') target.open = true;
};
addEventListener('hashchange', unfold);
unfold();
let folded = [];
addEventListener('beforeprint', () => {
  const closed = [...document.querySelectorAll('details:not([open])')];
  for (const each of closed) each.open = true;
  folded.push(...closed);
});
addEventListener('afterprint', () => {
  for (const each of folded) each.open = false;
  folded = [];
});
`;
