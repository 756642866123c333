/* global document, CSSStyleSheet */
// A chat in plain JavaScript with nothing that slows it down: the floor that the element is measured against. It draws
// the same things (groups, day separators, who and when for screen readers) of the whole history at once, in chunks of
// 100 messages that the browser skips while they are out of view.
const style = `
  .chat { display: flex; flex-direction: column; width: 384px; height: 640px; font: 15px/1.4 system-ui; }
  .log { flex: 1; min-height: 0; overflow-y: auto; padding: 12px; }
  .chunk { content-visibility: auto; contain-intrinsic-block-size: auto 4500px; }
  .chunk:last-child { content-visibility: visible; }
  .message { display: flex; flex-direction: column; align-items: flex-start; margin-top: 3px; }
  .message.visitor { align-items: flex-end; }
  .bubble { max-width: 78%; padding: 8px 13px; border-radius: 20px; background: #f2f3f5; white-space: pre-wrap; }
  .visitor .bubble { background: #2f5bea; color: #fff; }
  .hidden { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
  .time, .day { color: #5c6370; font-size: 12.5px; }
  .day { text-align: center; }
  form { display: flex; padding: 8px; }
  textarea { flex: 1; height: 44px; font: 16px/22px system-ui; }
`;
const timeFormat = new Intl.DateTimeFormat("en", { hour: "numeric", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en", { weekday: "short", day: "numeric", month: "short" });

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text) element.textContent = text;
  return element;
}

class FloorChat {
  #log = make("div", "log");
  #chunk;
  #previous;
  #time;

  constructor(parent, history) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets.push(sheet);
    const form = make("form", "");
    this.input = make("textarea", "");
    form.append(this.input);
    const chat = make("div", "chat");
    for (const message of history) this.#append(message);
    chat.append(this.#log, form);
    parent.append(chat);
    this.#log.scrollTop = this.#log.scrollHeight;
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      const text = this.input.value.trim();
      this.input.value = "";
      this.#append({ from: "visitor", text, at: new Date().toISOString() });
      this.#log.scrollTop = this.#log.scrollHeight;
    });
  }

  get scroller() {
    return this.#log;
  }
  get last() {
    return this.#chunk?.lastElementChild?.querySelector(".bubble");
  }

  #append({ from, text, at }) {
    if (!this.#chunk || this.#chunk.childElementCount >= 100) this.#log.append((this.#chunk = make("div", "chunk")));
    const date = new Date(at);
    const before = this.#previous;
    if (!before || new Date(before.at).toDateString() !== date.toDateString()) {
      this.#chunk.append(make("div", "day", dayFormat.format(date)));
    }
    const time = timeFormat.format(date);
    const continues = before?.from === from && before.at.slice(0, 16) === at.slice(0, 16);
    if (continues) this.#time.remove();
    const message = make("div", `message ${from}`);
    const bubble = make("div", "bubble");
    bubble.append(make("span", "hidden", `${from === "visitor" ? "You" : "Kopi Senja"}, ${time}: `), text);
    this.#time = make("span", "time", time);
    message.append(bubble, this.#time);
    this.#chunk.append(message);
    this.#previous = { from, at };
  }
}

globalThis.startFloor = (parent, history) => new FloorChat(parent, history);
