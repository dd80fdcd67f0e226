// The chat page: Microsoft's Web Chat on this service's own Direct Line channel.
(function () {
  'use strict';

  const place = document.getElementById('webchat');
  const trouble = document.getElementById('trouble');
  const domain = new URL(place.dataset.directLine, location.href).href;
  const sessionKey = 'direct-line';

  // Direct Line's connection states that it does not come back from by itself: token expired, failed to connect, ended.
  const lost = [3, 4, 5];
  const retryDelays = [500, 1000, 2000, 5000, 10000];

  // Colours and fonts come from site.css, so that light and dark are decided in one place and change without a reload.
  const styleOptions = {
    accent: 'var(--accent)',
    backgroundColor: 'transparent',
    subtle: 'var(--quiet)',
    notificationText: 'var(--quiet)',
    primaryFont: 'var(--sans)',
    monospaceFont: 'var(--mono)',
    paddingRegular: 12,
    paddingWide: 16,
    bubbleBackground: 'transparent',
    bubbleBorderWidth: 0,
    bubbleTextColor: 'var(--ink)',
    bubbleMaxWidth: 720,
    bubbleMinWidth: 0,
    bubbleMinHeight: 0,
    bubbleFromUserBackground: 'var(--mine)',
    bubbleFromUserBorderWidth: 0,
    bubbleFromUserBorderRadius: 16,
    bubbleFromUserTextColor: 'var(--ink)',
    emojiSet: {},
    hideUploadButton: true,
    sendBoxBackground: 'transparent',
    sendBoxTextColor: 'var(--ink)',
    sendBoxPlaceholderColor: 'var(--quiet)',
    sendBoxTextWrap: true,
    sendBoxHeight: 52,
    sendBoxBorderTop: '0',
    sendBoxButtonColor: 'var(--accent)',
    sendBoxButtonColorOnDisabled: 'var(--quiet)',
    sendBoxButtonShadeColorOnHover: 'var(--mine)',
    sendBoxButtonShadeColorOnActive: 'var(--mine)',
    sendBoxButtonShadeColorOnDisabled: 'transparent',
    sendBoxButtonShadeBorderRadius: 10,
    sendBoxButtonShadeInset: 6,
    sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--accent)',
    sendBoxButtonKeyboardFocusIndicatorBorderWidth: 2,
    sendBoxButtonKeyboardFocusIndicatorBorderRadius: 8,
    suggestedActionLayout: 'flow',
    suggestedActionHeight: 38,
    suggestedActionBorderRadius: 19,
    suggestedActionBorderWidth: 1,
    suggestedActionBorderColor: 'var(--line)',
    suggestedActionTextColor: 'var(--accent)',
    suggestedActionBackgroundColor: 'var(--sheet)',
    suggestedActionBackgroundColorOnHover: 'var(--mine)',
    suggestedActionBackgroundColorOnActive: 'var(--mine)',
    suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--accent)',
    suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
    suggestedActionKeyboardFocusIndicatorBorderRadius: 16,
    suggestedActionKeyboardFocusIndicatorBorderWidth: 2,
    suggestedActionsVisualKeyboardIndicatorColor: 'var(--accent)',
    transcriptVisualKeyboardIndicatorColor: 'var(--accent)',
    transcriptActivityVisualKeyboardIndicatorColor: 'var(--quiet)',
    transcriptTerminatorBackgroundColor: 'var(--mine)',
    transcriptTerminatorColor: 'var(--ink)',
    transcriptOverlayButtonBackground: 'var(--accent)',
    transcriptOverlayButtonBackgroundOnHover: 'var(--accent)',
    transcriptOverlayButtonBackgroundOnFocus: 'var(--accent)',
    transcriptOverlayButtonColor: 'var(--paper)',
    // A long answer scrolls until it fills the page, so that reading begins with its first passage.
    autoScrollSnapOnPage: true,
  };

  const words = {
    TEXT_INPUT_PLACEHOLDER: 'Ask the articles…',
    TEXT_INPUT_ALT: 'Your question',
    CONNECTIVITY_STATUS_ALT_FATAL: 'The connection was lost.',
  };

  // What the address asks for is said once, when the conversation stands: a question (?q=), or a deed on a passage (?do=cite&passage=…).
  function wish() {
    const query = new URLSearchParams(location.search);
    const [question, deed, passage] = ['q', 'do', 'passage'].map(name => query.get(name));
    history.replaceState(null, '', location.pathname + (query.has('embed') ? '?embed' : ''));
    if (question) {
      return { type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: question.slice(0, 2000) } };
    }

    const verb = { cite: 'Cite', open: 'Open' }[deed];
    const place = passage && /^[a-z0-9-]+\/(\d+)\.(\d+)$/.exec(passage);
    return verb && place ? press(`${verb} ${place[1] === '0' ? 'Lead' : `§${place[1]}`} ¶${place[2]}`, { do: deed, passage }) : null;
  }

  // The same as pressing a button of the bot's: the words are shown, the intent is what counts.
  function press(words, intent) {
    return {
      type: 'WEB_CHAT/SEND_MESSAGE_BACK',
      payload: { value: { intent: JSON.stringify(intent) }, text: words, displayText: words },
    };
  }

  let wanted = wish();
  const store = window.WebChat.createStore({}, ({ dispatch }) => next => action => {
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      tell('');
      if (matchMedia('(hover: hover)').matches) {
        setTimeout(() => document.querySelector('[data-id="webchat-sendbox-input"]')?.focus(), 0);
      }

      if (wanted) {
        const said = wanted;
        wanted = null;
        setTimeout(() => dispatch(said), 300);
      }
    }

    return next(action);
  });
  let generation = 0;

  async function post(path, token) {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    const response = await fetch(`${domain}${path}`, { method: 'POST', headers });
    return response.ok ? response.json() : null;
  }

  // A reloaded tab goes on with its conversation, as long as the token in its session still holds.
  async function takeToken() {
    const kept = sessionStorage.getItem(sessionKey);
    const refreshed = kept && (await post('/tokens/refresh', kept));
    return refreshed ? { ...refreshed, resumed: true } : post('/tokens/generate');
  }

  function tell(message) {
    trouble.textContent = message;
    trouble.hidden = !message;
  }

  async function connect(attempt) {
    const mine = ++generation;
    const session = await takeToken().catch(() => null);
    if (!session) {
      tell('The briefing service cannot be reached right now. Trying again…');
      setTimeout(() => connect(attempt + 1), retryDelays[Math.min(attempt, retryDelays.length - 1)]);
      return;
    }

    sessionStorage.setItem(sessionKey, session.token);
    const directLine = window.WebChat.createDirectLine({
      domain,
      token: session.token,
      conversationId: session.resumed ? session.conversationId : undefined,
    });
    directLine.connectionStatus$.subscribe(status => {
      if (lost.includes(status) && mine === generation) {
        tell('The briefing service is unavailable. The conversation stays here; trying again…');
        sessionStorage.removeItem(sessionKey);
        connect(0);
      }
    });
    window.WebChat.renderWebChat(
      { directLine, store, styleOptions, overrideLocalizedStrings: words, locale: 'en', userID: 'reader', disabled: false },
      place,
    );
  }

  // Beside every passage what can be done with it. Web Chat draws messages as it likes, so they are found as they come.
  const deeds = [
    ['Why', 'Why this passage', (passage, question) => press(`Why ${passage.label}?`, { do: 'why', question, passage: passage.id })],
    ['Cite', 'Cite', passage => press(`Cite ${passage.label}`, { do: 'cite', passage: passage.id })],
    ['Copy', 'Copy with its place', null],
    ['Link', 'Copy the link', null],
    ['👍', 'Helpful', (passage, question) => press('👍', { do: 'feedback', helpful: true, question, passage: passage.id })],
    ['👎', 'Not helpful', (passage, question) => press('👎', { do: 'feedback', helpful: false, question, passage: passage.id })],
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
          store.dispatch(face === 'Why' && !question ? { type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: `Why ${passage.label}?` } } : act(passage, question));
        } else {
          copy(face === 'Link' ? passage.address : `${quote.innerText.trim()}\n— ${source.innerText.trim()}\n${passage.address}`, button);
        }
      });
      row.append(button);
    }

    source.after(row);
  }

  new MutationObserver(() => place.querySelectorAll('.webchat__render-markdown blockquote').forEach(equip)).observe(place, { childList: true, subtree: true });

  const anew = document.getElementById('anew');
  if (anew) {
    anew.hidden = false;
    anew.addEventListener('click', () => {
      sessionStorage.removeItem(sessionKey);
      location.reload();
    });
  }

  connect(0);
})();
