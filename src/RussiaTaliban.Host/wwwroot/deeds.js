// Beside every passage of the chat: why, cite, copy, link, thumbs, and the whole of a folded one. Used by chat.js.
window.briefingDeeds = function (place, press, dispatch) {
  'use strict';

  // Beside every passage what can be done with it. Web Chat draws messages as it likes, so they are found as they come.
  const deeds = [
    ['Why', 'Why this passage', (passage, question) => press(`Why ${passage.label}?`, { do: 'why', question, passage: passage.id })],
    ['Cite', 'Cite', passage => press(`Cite ${passage.label}`, { do: 'cite', passage: passage.id })],
    ['Copy', 'Copy with its place', null],
    ['Link', 'Copy the link', null],
    ['Helpful', 'Helpful', (passage, question) => press('Helpful', { do: 'feedback', helpful: true, question, passage: passage.id })],
    ['Not helpful', 'Not helpful', (passage, question) => press('Not helpful', { do: 'feedback', helpful: false, question, passage: passage.id })],
  ];

  function passageOf(link) {
    const match = link && /\/read\/([a-z0-9-]+)#p(\d+)\.(\d+)/.exec(link.href);
    return match && { id: `${match[1]}/${match[2]}.${match[3]}`, label: `${match[2] === '0' ? 'Lead' : `§${match[2]}`} ¶${match[3]}`, address: link.href };
  }

  // The question that a passage answers: the words said last before it.
  function questionBefore(element) {
    const said = [...place.querySelectorAll('.webchat__bubble--from-user')].filter(one => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    return said.at(-1)?.querySelector('.webchat__text-content, .webchat__render-markdown, p')?.textContent.trim() || undefined;
  }

  // A folded passage is unfolded in place: its words come from the reader, the marked ones stay marked.
  async function unfold(quote, passage, button) {
    const page = await fetch(new URL(passage.address).pathname).then(response => (response.ok ? response.text() : ''), () => '');
    const whole = new DOMParser().parseFromString(page, 'text/html').getElementById(`p${passage.id.split('/')[1]}`)?.textContent;
    const paragraph = quote.querySelector('p');
    if (!whole || !paragraph) {
      location.assign(passage.address);
      return;
    }

    const marked = [...paragraph.querySelectorAll('strong')].map(one => one.textContent);
    const parts = document.createDocumentFragment();
    let rest = whole;
    for (const words of marked) {
      const at = rest.indexOf(words);
      if (at >= 0) {
        const strong = document.createElement('strong');
        strong.textContent = words;
        parts.append(rest.slice(0, at), strong);
        rest = rest.slice(at + words.length);
      }
    }

    parts.append(rest);
    paragraph.replaceChildren(parts);
    button.nextElementSibling?.focus();
    button.remove();
  }

  async function copy(text, button) {
    await navigator.clipboard.writeText(text);
    document.getElementById('done').textContent = 'Copied';
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 2000);
  }

  function equip(quote) {
    const source = quote.nextElementSibling;
    const passage = source?.tagName === 'P' && passageOf(source.querySelector('a'));
    if (!passage || source.nextElementSibling?.classList.contains('deeds')) {
      return;
    }

    const row = document.createElement('div');
    row.className = 'deeds';
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', passage.label);
    if (/^…|…$/.test(quote.textContent.trim())) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Whole paragraph';
      button.setAttribute('aria-label', `Whole paragraph, ${passage.label}`);
      button.addEventListener('click', () => unfold(quote, passage, button));
      row.append(button);
    }

    for (const [face, name, act] of deeds) {
      if (!act && !navigator.clipboard) {
        continue;
      }

      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = face;
      button.setAttribute('aria-label', `${face === name ? '' : `${face}: `}${name}, ${passage.label}`);
      button.addEventListener('click', () => {
        if (act) {
          const question = questionBefore(quote);
          dispatch(face === 'Why' && !question ? { type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: `Why ${passage.label}?` } } : act(passage, question));
        } else {
          copy(face === 'Link' ? passage.address : `${quote.innerText.trim()}\n— ${source.innerText.trim()}\n${passage.address}`, button);
        }
      });
      row.append(button);
    }

    source.after(row);
  }

  new MutationObserver(() => place.querySelectorAll('.webchat__render-markdown blockquote').forEach(equip)).observe(place, { childList: true, subtree: true });
};
