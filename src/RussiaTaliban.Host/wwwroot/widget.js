// The chat on another site: <script src="https://briefing.example.org/widget.js" async></script>. The service must allow the site (Widget:AllowedOrigins).
(function () {
  'use strict';

  const service = new URL(document.currentScript.src).origin;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = document.currentScript.dataset.label || 'Ask the articles';
  button.setAttribute('aria-expanded', 'false');
  const dress = (element, styles) => Object.assign(element.style, styles);
  dress(button, {
    position: 'fixed', right: '1rem', bottom: '1rem', zIndex: 2147483000, padding: '.7rem 1.2rem', border: '0', borderRadius: '999px',
    background: '#0f5c6b', color: '#fff', font: '600 1rem system-ui, sans-serif', cursor: 'pointer',
  });

  let frame = null;
  button.addEventListener('click', () => {
    if (!frame) {
      frame = document.createElement('iframe');
      frame.src = `${service}/?embed`;
      frame.title = button.textContent;
      frame.allow = 'clipboard-write';
      dress(frame, {
        position: 'fixed', right: '1rem', bottom: '4.5rem', zIndex: 2147483000, width: 'min(26rem, calc(100vw - 2rem))', height: 'min(40rem, calc(100vh - 6rem))',
        border: '1px solid #8884', borderRadius: '12px', boxShadow: '0 8px 30px #0004', background: '#fff',
      });
      document.body.append(frame);
    } else {
      frame.hidden = !frame.hidden;
    }

    button.setAttribute('aria-expanded', String(!frame.hidden));
  });
  document.body.append(button);
})();
