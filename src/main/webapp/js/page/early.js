// Enter in the question box before the page's modules are there. A small classic script, so that it comes first: it
// notes what was to be sent, and the composer sends it when it has come. Without it the box keeps the text.

document.addEventListener('keydown', (event) => {
  const box = /** @type {HTMLTextAreaElement} */ (event.target);
  if (box.id !== 'question' || !box.form || 'ready' in box.form.dataset) return;
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (box.value.trim() !== '') box.form.dataset.early = box.value;
});
