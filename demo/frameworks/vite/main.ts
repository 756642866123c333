import "lead-chat/define";

const chat = document.querySelector("lead-chat")!;
chat.config = { welcome: "Hi! What can we do for you?" };
chat.addEventListener("lead-chat-lead", ({ detail }) => {
  document.querySelector("output")!.textContent = detail.data.lead.contacts.map(({ value }) => value).join(", ");
});
