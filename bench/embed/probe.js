/* global document, location, performance, requestAnimationFrame, MessageChannel, MutationObserver, embedProbe */
// What every chat is measured by, in its page: begun before the page's own scripts run. Nothing here knows one chat
// from another beyond where its launcher and its text box are.
(() => {
  /** Resolves when the frame that is being made has been handed to the compositor. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    });

  /** Resolves with the time at which the first frame in which the condition holds is painted. */
  const paintedWhen = (condition) =>
    new Promise((resolve) => {
      const look = () => (condition() ? resolve(painted()) : requestAnimationFrame(look));
      requestAnimationFrame(look);
    });

  /** Follows selectors into shadow roots and frames. */
  function find(path) {
    let element;
    let inside = document;
    for (const selector of path.split(" >>> ")) {
      element = inside?.querySelector(selector);
      inside = element?.shadowRoot ?? element?.contentDocument ?? element;
    }
    return element;
  }

  const shows = (element) =>
    Boolean(element) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.getBoundingClientRect().height > 0;

  const textOf = (input) => input.value ?? input.textContent;

  /** Writes one letter, as a keyboard would. @returns whether it stands there */
  function takesText(path) {
    const input = find(path);
    if (!shows(input) || input.disabled || input.readOnly || input.contentEditable === "false") return false;
    if (textOf(input).includes("a")) return true;
    input.focus();
    input.ownerDocument.execCommand("insertText", false, "a");
    return false;
  }

  /** Bodies that have arrived, of this page's own server. */
  function arrived() {
    const frames = [...document.querySelectorAll("iframe")].map(({ contentWindow }) => contentWindow?.performance);
    const entries = [performance, ...frames].flatMap((timing) => timing?.getEntriesByType("resource") ?? []);
    const own = entries.filter(({ name, responseEnd }) => name.startsWith(location.origin) && responseEnd > 0);
    return { bytes: own.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0), requests: own.length };
  }

  /** Opens the chat as soon as it can be opened, and writes as soon as one can write. */
  async function load({ launcher, input }) {
    const visible = await paintedWhen(() => shows(find(launcher ?? input)));
    const atVisible = arrived();
    if (launcher) find(launcher).click();
    const usable = await paintedWhen(() => takesText(input));
    const atUsable = arrived();
    performance.mark("embed-usable");
    return {
      visible,
      usable,
      visibleBytes: atVisible.bytes,
      visibleRequests: atVisible.requests,
      usableBytes: atUsable.bytes,
      usableRequests: atUsable.requests,
    };
  }

  /** Roots below a node that a text can appear in. */
  const insides = (node) =>
    (node.querySelectorAll ? [node, ...node.querySelectorAll("*")] : [])
      .map((element) => element.shadowRoot ?? element.contentDocument)
      .filter(Boolean);

  const textIn = (node) => (node.documentElement ?? node).textContent ?? "";

  /** Resolves in the moment in which a text is added anywhere in the page, shadow roots and frames too. */
  function added(text) {
    return new Promise((resolve) => {
      const observer = new MutationObserver((records) => {
        const shown = records.some(({ addedNodes, target, type }) =>
          type === "characterData" ? target.data.includes(text) : [...addedNodes].some(holds),
        );
        if (!shown) return;
        observer.disconnect();
        resolve();
      });
      const watch = (root) => {
        observer.observe(root, { subtree: true, childList: true, characterData: true });
        insides(root).forEach(watch);
      };
      /** Watches what is inside of a new node too: many draw there a moment later. */
      const holds = (node) => {
        const roots = insides(node);
        roots.forEach(watch);
        return textIn(node).includes(text) || roots.some(holds);
      };
      watch(document);
    });
  }

  /** From here on the next press of Enter counts. `result`: milliseconds from it until the message is painted. */
  function arm(text, path) {
    const shown = added(text);
    const pressed = new Promise((resolve) => {
      const heard = ({ key, timeStamp, view }) => {
        // A frame counts from its own beginning.
        if (key === "Enter") resolve(timeStamp + view.performance.timeOrigin - performance.timeOrigin);
      };
      find(path).ownerDocument.addEventListener("keydown", heard, { capture: true, once: true });
    });
    embedProbe.result = (async () => {
      await shown;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return (await painted()) - (await pressed);
    })();
  }

  globalThis.embedProbe = {
    begin(widget) {
      performance.mark("embed-begin");
      this.loaded = load(widget);
    },
    /** Resolves when a text stands anywhere in the page. Not in a hurry: what looks for it disturbs what draws it. */
    async shows(text) {
      const holds = (root) => textIn(root).includes(text) || insides(root).some(holds);
      while (!holds(document)) await new Promise((resolve) => setTimeout(resolve, 500));
    },
    /** Some draw their text box anew when they have answered. */
    async focus(path) {
      await paintedWhen(() => shows(find(path)) && !find(path).disabled);
      find(path).focus();
    },
    arm,
  };
})();
