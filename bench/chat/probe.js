/* global document, performance, requestAnimationFrame, MessageChannel, startFloor, makeHistory */
// What both chats are measured by, in the page. Nothing here knows which of the two it looks at beyond `subject`.
const painted = () => paintedWhen(() => true);

/** Resolves in the first frame in which the condition holds, when that very frame is painted. */
const paintedWhen = (condition) =>
  new Promise((resolve) => {
    const look = () => {
      if (!condition()) return requestAnimationFrame(look);
      // After this frame's own work: the message comes when it has been handed to the compositor.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });

const subjects = {
  floor: (history) => {
    const chat = startFloor(document.body, history);
    const first = () => chat.scroller.querySelector(".bubble");
    return { input: () => chat.input, scroller: () => chat.scroller, last: () => chat.last, first };
  },
  element: (history) => {
    const element = document.createElement("lead-chat");
    element.setAttribute("business-name", "Kopi Senja");
    element.setAttribute("lang", "en");
    element.setAttribute("open", "");
    element.config = { delivery: false, replies: [], messages: history };
    document.body.append(element);
    const panel = () => element.shadowRoot?.querySelector("lead-chat-panel")?.shadowRoot;
    const log = () => panel()?.querySelector("lead-chat-log")?.shadowRoot;
    return {
      input: () => panel()?.querySelector("lead-chat-composer")?.shadowRoot?.querySelector("textarea"),
      scroller: () => log()?.querySelector("[role=log]"),
      // Step by step: looking for it among ten thousand others would be time that the chat does not take.
      last: () =>
        log()?.querySelector(".chunks")?.lastElementChild?.lastElementChild?.lastElementChild?.querySelector(".bubble"),
      first: () => log()?.querySelector(".chunks .bubble"),
    };
  },
};

globalThis.probe = {
  /** @returns milliseconds from the start of the page until the newest message and the text box are painted */
  async start(name, length) {
    const history = makeHistory(length);
    // What a page does anyway before its chat starts is not measured.
    const begun = performance.now();
    this.subject = subjects[name](history);
    const { input, last } = this.subject;
    const ready = () => input() && (length === 0 || last()?.textContent.includes(`(${length - 1})`));
    return (await paintedWhen(ready)) - begun;
  },

  /** Waits for one press of Enter. @returns milliseconds from it until the bubble is painted */
  async sent(text) {
    const { input, last } = this.subject;
    const pressed = await new Promise((resolve) => {
      const heard = (event) => event.key === "Enter" && resolve(event.timeStamp);
      input().addEventListener("keydown", heard, { capture: true, once: true });
    });
    return (await paintedWhen(() => last()?.textContent.endsWith(text))) - pressed;
  },

  /** Scrolls to the very beginning as fast as a finger flings. @returns the longest time between two frames */
  async scroll(length) {
    if (length === 0) return { longest: 0, late: 0 };
    const element = this.subject.scroller();
    // Of the one bubble: the text of ten thousand is looked for longer than a frame may take.
    const first = () => this.subject.first().textContent.includes("(0)");
    let longest = 0;
    let late = 0;
    let frames = 0;
    let before = await new Promise((resolve) => requestAnimationFrame(resolve));
    for (let still = 0; still < 12 && frames < length * 2 + 400; frames++) {
      const top = element.scrollTop;
      element.scrollTop -= 400;
      const now = await new Promise((resolve) => requestAnimationFrame(resolve));
      longest = Math.max(longest, now - before);
      if (now - before > 34) late++;
      before = now;
      still = element.scrollTop === top && first() ? still + 1 : 0;
    }
    if (!first()) throw new Error("the beginning was not reached");
    element.scrollTop = element.scrollHeight;
    await painted();
    return { longest, late, frames };
  },
};
