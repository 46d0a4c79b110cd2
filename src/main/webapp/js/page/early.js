// Handles Enter in the question box before the page's modules are loaded. It is a small classic script so that it runs
// first. It stores the question, and the composer sends it later. Without this script the text stays in the box.

document.addEventListener('keydown', (event) => {
  const box = /** @type {HTMLTextAreaElement} */ (event.target);
  if (box.id !== 'question' || !box.form || 'ready' in box.form.dataset) return;
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (box.value.trim() !== '') box.form.dataset.early = box.value;
});
