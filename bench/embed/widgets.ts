// The chats that are measured, each on a page as its own documentation says for plain HTML, and the yardsticks.
import type { Unmeasured, Widget } from "./types.ts";

/** The hand-written plain-JavaScript chat that everything is told as a multiple of. */
export const FLOOR = "floor";

const history = (messages: number): string => (messages === 0 ? "[]" : `makeHistory(${String(messages)})`);

const yardsticks: readonly Widget[] = [
  {
    name: FLOOR,
    title: "floor: a chat in plain JavaScript",
    packages: {},
    page: (messages) =>
      `<script src="/bench/chat/floor.js"></script><script>startFloor(document.body, ${history(messages)})</script>`,
    input: "textarea",
    noServer: "it has none",
    yardstick: true,
  },
  {
    name: "lit",
    title: "hello world with Lit",
    packages: { lit: "3.3.3" },
    entry: `import { html, LitElement } from "lit";
customElements.define("hello-world", class extends LitElement {
  render() { return html\`<p>Hello, world!</p><textarea aria-label="Message"></textarea>\`; }
});`,
    page: () => `<script type="module" src="/lit/bundle/main.js"></script><hello-world></hello-world>`,
    input: "hello-world >>> textarea",
    noSend: "it is no chat",
    noServer: "it has none",
    yardstick: true,
  },
];

const own: Widget = {
  name: "lead-chat",
  title: "lead-chat",
  packages: {},
  page: (messages) => `<script async src="/dist/cdn/loader.js"></script>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="/api/lead-chat/leads"></lead-chat>
${messages === 0 ? "" : `<script>document.querySelector("lead-chat").config = { messages: ${history(messages)} }</script>`}`,
  launcher: 'lead-chat >>> [part~="launcher"]',
  input: "lead-chat >>> lead-chat-panel >>> lead-chat-composer >>> textarea",
};

/** Those that npm has with everything in them, in the order of their names. */
const others: readonly Widget[] = [
  {
    name: "botframework",
    title: "Bot Framework Web Chat",
    packages: { "botframework-webchat": "4.18.1" },
    page: (messages) => `<style>#webchat { height: 600px; width: 100% }</style>
<div id="webchat" role="main"></div>
<script src="/botframework/package/dist/webchat.js"></script>
<script>
WebChat.renderWebChat({
  directLine: WebChat.createDirectLine({
    token: "token-${String(messages)}", domain: location.origin + "/api/botframework/v3/directline", webSocket: false
  }),
  userID: "visitor"
}, document.getElementById("webchat"));
</script>`,
    input: "#webchat textarea, #webchat input[type=text]",
  },
  {
    name: "botpress",
    title: "Botpress",
    packages: { "@botpress/webchat": "4.5.2", react: "19.3.1", "react-dom": "19.3.1" },
    entry: `import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { Fab, Webchat } from "@botpress/webchat";
const place = { position: "fixed", right: "20px" };
function Chat() {
  const [isOpen, setOpen] = useState(false);
  const shown = { ...place, width: "400px", height: "600px", bottom: "90px", display: isOpen ? "flex" : "none" };
  return [
    h(Webchat, { key: "chat", clientId: globalThis.clientId, apiUrl: location.origin + "/api/botpress", style: shown }),
    h(Fab, { key: "fab", onClick: () => setOpen(!isOpen), style: { ...place, bottom: "20px", width: "64px", height: "64px" } }),
  ];
}
createRoot(document.getElementById("chat")).render(h(Chat));`,
    page: (messages) => `<link rel="stylesheet" href="/botpress/bundle/style.css">
<div id="chat"></div>
<script>clientId = "client-${String(messages)}"</script>
<script type="module" src="/botpress/bundle/main.js"></script>`,
    launcher: ".bpFabContainer",
    input: ".bpComposerInput",
  },
  {
    name: "chatscope",
    title: "chatscope",
    packages: {
      "@chatscope/chat-ui-kit-react": "2.1.1",
      "@chatscope/chat-ui-kit-styles": "1.4.0",
      "prop-types": "15.8.1",
      react: "19.3.1",
      "react-dom": "19.3.1",
    },
    entry: `import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { ChatContainer, MainContainer, Message, MessageInput, MessageList } from "@chatscope/chat-ui-kit-react";
function Chat() {
  const [messages, setMessages] = useState(globalThis.chatHistory ?? []);
  const onSend = (_, text) => setMessages((before) => [...before, { from: "visitor", text }]);
  const list = messages.map(({ from, text }, index) => h(Message, {
    key: index,
    model: { message: text, direction: from === "visitor" ? "outgoing" : "incoming", position: "single" },
  }));
  return h("div", { style: { position: "relative", height: "500px" } },
    h(MainContainer, null, h(ChatContainer, null,
      h(MessageList, null, list),
      h(MessageInput, { placeholder: "Type message here", attachButton: false, onSend }))));
}
createRoot(document.getElementById("chat")).render(h(Chat));`,
    page: (
      messages,
    ) => `<link rel="stylesheet" href="/chatscope/node_modules/@chatscope/chat-ui-kit-styles/dist/default/styles.min.css">
<div id="chat"></div>
${messages === 0 ? "" : `<script>chatHistory = ${history(messages)}</script>`}
<script type="module" src="/chatscope/bundle/main.js"></script>`,
    input: ".cs-message-input__content-editor",
    noServer: "sending is for the page that uses it to write",
  },
  {
    name: "deep-chat",
    title: "Deep Chat",
    packages: { "deep-chat": "2.4.2" },
    page: (messages) => `<script type="module" src="/deep-chat/package/dist/deepChat.bundle.js"></script>
<deep-chat connect='{"url":"/api/deep-chat"}'></deep-chat>
${
  messages === 0
    ? ""
    : `<script type="module">
document.querySelector("deep-chat").history =
  ${history(messages)}.map(({ from, text }) => ({ role: from === "visitor" ? "user" : "ai", text }));
</script>`
}`,
    input: "deep-chat >>> #text-input",
  },
  {
    name: "flowise",
    title: "Flowise",
    packages: { "flowise-embed": "3.1.6" },
    page: (messages) => `<script type="module">
import Chatbot from "/flowise/package/dist/web.js";
${
  messages === 0
    ? ""
    : `localStorage.setItem("flow_EXTERNAL", JSON.stringify({ chatId: "visitor", chatHistory: ${history(messages)}.map(
  ({ from, text, id }) => ({ message: text, type: from === "visitor" ? "userMessage" : "apiMessage", messageId: id })) }));`
}
Chatbot.init({ chatflowid: "flow", apiHost: location.origin + "/api/flowise" });
</script>`,
    launcher: 'flowise-chatbot >>> button[part="button"]',
    input: 'flowise-chatbot >>> [part="bot"] textarea',
  },
  {
    name: "n8n",
    title: "n8n",
    packages: { "@n8n/chat": "1.37.0" },
    page: (messages) => `<link href="/n8n/package/dist/style.css" rel="stylesheet">
<script type="module">
import { createChat } from "/n8n/package/dist/chat.bundle.es.js";
createChat({ webhookUrl: "/api/n8n/${String(messages)}" });
</script>`,
    launcher: ".chat-window-toggle",
    input: ".chat-inputs textarea",
  },
  {
    name: "rocketchat",
    title: "Rocket.Chat",
    packages: { "@rocket.chat/livechat": "1.13.3" },
    folders: { livechat: "package/build" },
    page: () => `<script>
(function (w, d, s, u) {
  w.RocketChat = function (c) { w.RocketChat._.push(c) };
  w.RocketChat._ = [];
  w.RocketChat.url = u;
  var h = d.getElementsByTagName(s)[0], j = d.createElement(s);
  j.async = true;
  j.src = "/livechat/rocketchat-livechat.min.js";
  h.parentNode.insertBefore(j, h);
})(window, document, "script", "/livechat?serverUrl=" + location.origin);
</script>`,
    launcher: '#rocketchat-iframe >>> [class*="button__"]',
    input: "#rocketchat-iframe >>> [contenteditable]",
    noHistory: "its server sends it piece by piece",
    noSend: "it shows a message when its server sends it back over a socket, which is not imitated here",
    noServer: "its socket is not imitated here",
  },
  {
    name: "typebot",
    title: "Typebot",
    packages: { "@typebot.io/js": "0.10.7" },
    page: () => `<script type="module">
import Typebot from "/typebot/package/dist/web.js";
Typebot.initBubble({ typebot: "shop", apiHost: location.origin + "/api/typebot" });
</script>`,
    launcher: 'typebot-bubble >>> button[part="button"]',
    input: 'typebot-bubble >>> [part="bot"] input, textarea',
    noHistory: "it plays a flow, and has no log to begin with",
  },
];

export const widgets: readonly Widget[] = [...yardsticks, own, ...others];
export const unmeasured: readonly Unmeasured[] = [];
