// The chat page: Microsoft's Web Chat on this service's own Direct Line channel.
(function () {
  'use strict';

  const place = document.getElementById('webchat');
  const trouble = document.getElementById('trouble');
  const domain = new URL(place.dataset.directLine, location.href).href;
  const sessionKey = 'direct-line';

  // Direct Line's connection states that it does not come back from by itself: token expired, failed to connect, ended.
  const lost = [3, 4, 5];
  const [connecting, online] = [1, 2];
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
    const [asked, deed, passage] = ['q', 'do', 'passage'].map(name => query.get(name));
    const question = asked ? asked.slice(0, 2000) : undefined;
    history.replaceState(null, '', location.pathname + (query.has('embed') ? '?embed' : ''));
    const place = passage && /^[a-z0-9-]+\/(\d+)\.(\d+)$/.exec(passage);
    if (deed && place) {
      const label = `${place[1] === '0' ? 'Lead' : `§${place[1]}`} ¶${place[2]}`;
      switch (deed) {
        case 'cite': return press(`Cite ${label}`, { do: 'cite', passage });
        case 'open': return press(`Open ${label}`, { do: 'open', passage });
        case 'why': return question ? press(`Why ${label}?`, { do: 'why', question, passage }) : null;
        case 'helpful': return press('Helpful', { do: 'feedback', helpful: true, question, passage });
        case 'unhelpful': return press('Not helpful', { do: 'feedback', helpful: false, question, passage });
        default: return null;
      }
    }

    return question ? { type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: question } } : null;
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

    if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && chosen().length > 0) {
      const activity = action.payload.activity;
      action = { ...action, payload: { ...action.payload, activity: { ...activity, channelData: { ...activity.channelData, articles: chosen() } } } };
    }

    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && !action.isRestored) {
      const activity = action.payload.activity;
      if (restored.has(markOf(activity))) {
        // The stream plays again what stands here already.
        return undefined;
      }

      if (activity.channelData && activity.channelData.forgets) {
        dropBefore(activity);
      } else {
        keep(activity);
      }
    }

    return next(action);
  });
  let generation = 0;

  // What was said is kept in this tab, for the service may restart and forget it. It belongs to one conversation. At most so many messages, the newest.
  const historyKey = 'said';
  const maxKept = 100;
  const seen = new Set();
  const restored = new Set();
  let conversation = null;

  function stored() {
    try {
      return JSON.parse(sessionStorage.getItem(historyKey)) || {};
    } catch {
      return {};
    }
  }

  function kept() {
    const { activities } = stored();
    return Array.isArray(activities) ? activities : [];
  }

  function write(activities) {
    try {
      sessionStorage.setItem(historyKey, JSON.stringify({ conversation, activities: activities.slice(-maxKept) }));
    } catch {
      // A full store keeps what it has.
    }
  }

  function drop() {
    sessionStorage.removeItem(historyKey);
  }

  // The bot has forgotten what was said before this: so does the tab.
  function dropBefore(activity) {
    const later = kept().filter(one => Date.parse(one.timestamp) > Date.parse(activity.timestamp));
    drop();
    write(later);
  }

  // Another conversation than the one that was kept: nothing of that one is kept any longer.
  function bind(id) {
    conversation = id;
    if (stored().conversation !== id) {
      drop();
    }
  }

  // After a restart the service gives its numbers again, but no time.
  const markOf = activity => `${activity.timestamp} ${activity.text}`;

  function keep(activity) {
    if (activity.type !== 'message' || typeof activity.text !== 'string' || seen.has(markOf(activity))) {
      return;
    }

    seen.add(markOf(activity));
    const { type, text, textFormat, timestamp, from } = activity;
    const all = kept().filter(one => markOf(one) !== markOf(activity));
    all.push({ type, text, textFormat, timestamp, from: { id: from.id, role: from.role } });
    write(all);
  }

  // Once it is known what the service still has, the rest of what was said is put before it.
  let isRestored = false;
  function restore() {
    if (isRestored) {
      return;
    }

    isRestored = true;
    const missing = kept().filter(activity => !seen.has(markOf(activity)));
    missing.forEach((activity, place) => {
      seen.add(markOf(activity));
      restored.add(markOf(activity));
      store.dispatch({
        type: 'DIRECT_LINE/INCOMING_ACTIVITY',
        payload: { activity: { ...activity, id: `kept-${place}`, channelId: 'directline', conversation: { id: 'kept' } } },
        isRestored: true,
      });
    });
  }

  // The articles that are asked: none chosen means all.
  const choice = document.getElementById('choose');
  function chosen() {
    return choice ? [...choice.querySelectorAll('input:checked')].map(box => box.value) : [];
  }

  if (choice) {
    const line = choice.querySelector('summary');
    const all = line.textContent;
    const tellChoice = () => {
      const slugs = chosen();
      line.textContent = slugs.length === 0 ? all : `Asking ${slugs.length} of ${choice.querySelectorAll('input').length} articles`;
      sessionStorage.setItem('articles', slugs.join(' '));
    };
    const before = new Set((sessionStorage.getItem('articles') || '').split(' '));
    choice.querySelectorAll('input').forEach(box => { box.checked = before.has(box.value); });
    choice.addEventListener('change', tellChoice);
    choice.hidden = false;
    tellChoice();
  }

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
      restore();
      setTimeout(() => connect(attempt + 1), retryDelays[Math.min(attempt, retryDelays.length - 1)]);
      return;
    }

    sessionStorage.setItem(sessionKey, session.token);
    bind(session.conversationId);
    const directLine = window.WebChat.createDirectLine({
      domain,
      token: session.token,
      conversationId: session.resumed ? session.conversationId : undefined,
    });
    let wasOnline = false;
    directLine.connectionStatus$.subscribe(status => {
      if (mine !== generation) {
        return;
      }

      if (status === online) {
        wasOnline = true;
        tell('');
        setTimeout(restore, 800);
      } else if (lost.includes(status) || (status === connecting && wasOnline)) {
        tell(away);
        if (lost.includes(status)) {
          connect(0);
        }
      }
    });
    window.WebChat.renderWebChat(
      { directLine, store, styleOptions, overrideLocalizedStrings: words, locale: 'en', userID: 'reader', disabled: false },
      place,
    );
  }

  window.briefingDeeds(place, press, action => store.dispatch(action));

  // Direct Line reconnects without a word; whether the service is there is asked of it.
  const away = 'The briefing service is away. What was said stays here; trying again…';
  let isAway = false;
  setInterval(async () => {
    if (document.visibilityState !== 'visible') {
      return;
    }

    const isThere = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(response => response.ok, () => false);
    if (isThere === isAway) {
      isAway = !isThere;
      tell(isAway ? away : '');
    }
  }, 5000);

  const anew = document.getElementById('anew');
  if (anew) {
    anew.hidden = false;
    anew.addEventListener('click', () => {
      sessionStorage.removeItem(sessionKey);
      drop();
      location.reload();
    });
  }

  connect(0);
})();
