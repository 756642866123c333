/* global document, console */
import { createLeadSession } from "lead-chat";

const session = createLeadSession({ endpoint: "/v1/events", site: "headless", region: "ID", language: "en" });
const [log, composer, text, status] = ["log", "composer", "text", "status"].map((id) => document.getElementById(id));

/** Makes a node: what visitors write goes in as text, never as markup. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function draw(item) {
  if (item.type === "message") return make("li", { className: item.from }, item.text);
  if (item.type !== "notice" || item.state === "removed") return make("li", { className: "note" }, "Nothing was kept.");
  const undo = make("button", { type: "button", onclick: () => session.undoNotice(item.id) }, "Undo");
  const values = item.contacts.map(({ value }) => value).join(", ");
  return make("li", { className: "note" }, `Contact information was updated: ${values} `, undo);
}

function show({ items, undelivered, online, lead }) {
  log.replaceChildren(...items.map(draw));
  const count = lead ? `${lead.contacts.length} in your lead` : "no lead yet";
  status.textContent = `${online ? "Online" : "Offline"} · ${count} · ${undelivered} undelivered`;
}
session.state.subscribe(show);
show(session.state.get());
session.on("diagnostic", ({ code, message }) => console.info(code, message));

// The engine is loaded by the first key, and at once where an earlier visit left something.
text.addEventListener("input", () => session.prepare(), { once: true });
composer.addEventListener("submit", (event) => {
  event.preventDefault();
  session.sendMessage(text.value);
  composer.reset();
});
