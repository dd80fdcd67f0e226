// Beside every paragraph: its words with their place, or its address, go to the clipboard. Without this file the links beside them still work.
(function () {
  'use strict';

  if (!navigator.clipboard) {
    return;
  }

  const done = document.getElementById('done');
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const address = new URL(button.dataset.address, location.href).href;
      const words = button.closest('li, .paragraph')?.querySelector('blockquote.whole, blockquote, .paragraph > p')?.textContent.trim();
      await navigator.clipboard.writeText(button.dataset.copy === 'link' ? address : `${words}\n— ${button.dataset.source}\n${address}`);
      done.textContent = 'Copied';
      button.classList.add('done');
      setTimeout(() => button.classList.remove('done'), 2000);
    });
  }
})();
