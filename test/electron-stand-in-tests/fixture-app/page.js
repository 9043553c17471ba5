const show = (id, text) => (document.getElementById(id).textContent = text);

document.getElementById('eval-button').addEventListener('click', () => {
  try {
    show('eval', String(Function('return 6 * 7')()));
  } catch (error) {
    show('eval', error.name);
  }
});
window.bridge?.on('tick', (now) => show('ticks', String(now)));
window.bridge?.greet('page').then(
  (answer) => show('text', answer.text),
  (error) => show('text', error.message),
);
