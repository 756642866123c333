/**
 * Lets every link marked `data-ask` open the chat. Where the chat's script did not run the link stays what it is, a
 * link to the shop's e-mail address.
 */
function connectAskLinks(): void {
  for (const link of document.querySelectorAll("a[data-ask]")) {
    link.addEventListener("click", (event) => {
      if (!customElements.get("lead-chat")) return;
      event.preventDefault();
      document.querySelector("lead-chat")?.show();
    });
  }
}

/** Opens the chat for a visitor who pressed "Send message" on an ad, whose link says `chat=open`. */
async function openFromAd(): Promise<void> {
  if (new URLSearchParams(location.search).get("chat") !== "open") return;
  await customElements.whenDefined("lead-chat");
  document.querySelector("lead-chat")?.show();
}

connectAskLinks();
await openFromAd();

export {};
