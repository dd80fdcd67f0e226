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

  const store = window.WebChat.createStore();
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
      tell('The briefing service cannot be reached just now. Trying again…');
      setTimeout(() => connect(attempt + 1), retryDelays[Math.min(attempt, retryDelays.length - 1)]);
      return;
    }

    tell('');
    sessionStorage.setItem(sessionKey, session.token);
    const directLine = window.WebChat.createDirectLine({
      domain,
      token: session.token,
      conversationId: session.resumed ? session.conversationId : undefined,
    });
    directLine.connectionStatus$.subscribe(status => {
      if (lost.includes(status) && mine === generation) {
        sessionStorage.removeItem(sessionKey);
        connect(0);
      }
    });
    window.WebChat.renderWebChat(
      { directLine, store, styleOptions, overrideLocalizedStrings: words, locale: 'en', userID: 'reader', disabled: false },
      place,
    );
  }

  connect(0);
})();
