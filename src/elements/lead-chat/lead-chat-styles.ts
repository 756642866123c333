/**
 * Styles of the host: launcher, badge, the message when loading failed. The panel brings its own.
 * A string, since the host works without Lit; it goes into one constructed sheet, which a strict policy allows.
 * Each byte here is paid by every page view: transparent borders show in forced colours, so no rule is needed for them.
 */
const dark = "{--_a:var(--lead-chat-accent,#6d8cff);--_o:var(--lead-chat-on-accent,#0b1020)}";
export const leadChatStyles = `:host{display:contents;--_a:var(--lead-chat-accent,#2f5bea);--_o:var(--lead-chat-on-accent,#fff)}
@media (prefers-color-scheme:dark){:host(:not([theme=light]))${dark}}
:host([theme=dark])${dark}
:host([mode=inline]){display:block;block-size:var(--lead-chat-block-size,640px);max-block-size:100dvb}
:host([hidden]),:host([mode=inline]) .launcher,slot,.badge:empty{display:none}
.failed~slot{display:block}
.launcher,.failed{position:fixed;z-index:var(--lead-chat-z-index,2147483000);box-sizing:border-box;border:2px solid #0000;inset-block-end:calc(var(--lead-chat-inset-block-end,20px) + env(safe-area-inset-bottom,0px));
inset-inline-end:var(--lead-chat-inset-inline-end,20px);background:var(--_a);color:var(--_o);
font:15px system-ui;box-shadow:0 6px 20px #1018283d}
.launcher{inline-size:60px;block-size:60px;border-radius:50%;padding:14px;margin:0;cursor:pointer}
button:focus-visible{outline:3px solid var(--_a);outline-offset:3px}
svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
[aria-busy=true]{opacity:.75}
.badge{position:absolute;inset-block-start:-6px;inset-inline-end:-6px;padding:0 7px;border-radius:11px;background:#d92d20;color:#fff;font:600 12px/22px system-ui}
.failed{margin-block-end:72px;padding:12px 16px;border-radius:14px}
.failed button{font:inherit;margin-inline-start:8px}
.status{position:fixed;clip-path:inset(50%)}
@media print{.launcher{display:none}}`;
