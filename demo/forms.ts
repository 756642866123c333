import * as definitions from "./forms-data.ts";

type Name = keyof typeof definitions;

const names = Object.keys(definitions) as Name[];

/** `?lang=id` shows the forms in another language; the page around them stays English. */
const language = new URLSearchParams(location.search).get("lang");

/** A form in the page, without the chat around it. */
function fillIn(form: Element): void {
  const name = form.getAttribute("data-definition") as Name;
  if (language) form.setAttribute("lang", language);
  form.setAttribute("business-name", "Kopi Senja");
  form.setAttribute("region", "ID");
  form.setAttribute("endpoint", "/v1/events");
  form.setAttribute("config", JSON.stringify({ form: definitions[name] }));
}

for (const form of document.querySelectorAll("lead-form")) fillIn(form);

const chat = document.querySelector("lead-chat");
if (language) chat?.setAttribute("lang", language);
chat?.setAttribute("config", JSON.stringify({ forms: names.map((name) => definitions[name]) }));
for (const button of document.querySelectorAll<HTMLElement>("[data-form]"))
  button.addEventListener("click", () => void chat?.showForm(button.dataset["form"]));
