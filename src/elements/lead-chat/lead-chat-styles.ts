/**
 * Styles of the host: launcher, badge, the message when loading failed. The panel brings its own.
 * A string, since the host works without Lit; it goes into one constructed sheet, which a strict policy allows.
 * Each byte here is paid by every page view: transparent borders show in forced colours, so no rule is needed for them;
 * declarations stand in the order that compresses best; the right side's safe area stands for the left one's too, since
 * phones that have one keep as much free on both sides.
 */
const dark = "{--_a:#6d8cff;--_o:#0b1020}";
export const leadChatStyles = `:host{--_a:#2f5bea;--_o:#fff}
@media (prefers-color-scheme:dark){:host(:not([theme=light]))${dark}}
:host([theme=dark])${dark}
:host([mode=inline]){display:block;height:var(--lead-chat-block-size,640px);max-height:100dvb}
:host([hidden]),:host([mode=inline]) [part=launcher],:is(p,span):empty,p:empty~slot{display:none}
[part=launcher],p{position:fixed;background:var(--lead-chat-accent,var(--_a));inset-block-end:calc(var(--lead-chat-inset-block-end,20px) + env(safe-area-inset-bottom));inset-inline-end:calc(var(--lead-chat-inset-inline-end,20px) + env(safe-area-inset-right));z-index:var(--lead-chat-z-index,2147483000);border:2px solid #0000;box-shadow:0 6px 20px #0003;border-radius:30px;padding:14px;color:var(--lead-chat-on-accent,var(--_o))}
[part=launcher]{width:60px;height:60px;cursor:pointer;outline-offset:2px}
span{position:absolute;padding:0 7px;inset-inline-end:-6px;top:-6px;background:#d92d20;border-radius:30px;font:600 12px/22px system-ui;color:#fff}
[aria-busy=true]{opacity:.75}
svg{stroke:currentColor;stroke-width:2;fill:none}
p{margin:0 0 72px}
@media print{:host{display:none}}`;
