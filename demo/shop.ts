/** The part of the chat's element that these pages use. */
type Chat = HTMLElement & { show(): unknown };

/** @returns the chat of this page once its script has defined it */
async function readyChat(): Promise<Chat | null> {
  await customElements.whenDefined("lead-chat");
  return document.querySelector<Chat>("lead-chat");
}

/**
 * Lets every link marked `data-ask` open the chat. As long as there is no chat (its script is blocked, say) the link
 * stays what it is, a link to the shop's e-mail address.
 */
async function connectAskLinks(): Promise<void> {
  const chat = await readyChat();
  if (!chat) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-ask]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      chat.show();
    });
  }
}

/** Opens the chat for a visitor who pressed "Send message" on an ad, whose link says `chat=open`. */
async function openFromAd(): Promise<void> {
  if (new URLSearchParams(location.search).get("chat") !== "open") return;
  (await readyChat())?.show();
}

await Promise.all([connectAskLinks(), openFromAd()]);
