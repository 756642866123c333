import { css } from "lit";

const dark = css`
  --_accent: var(--lead-chat-accent, #6d8cff);
  --_on-accent: var(--lead-chat-on-accent, #0b1020);
  --_surface: var(--lead-chat-surface, #16181d);
  --_surface-muted: var(--lead-chat-surface-muted, #24272e);
  --_text: var(--lead-chat-text, #f2f4f7);
  --_text-muted: var(--lead-chat-text-muted, #a3aab6);
  --_line: var(--lead-chat-line, #2c3038);
  --_accent-muted: var(--lead-chat-accent-muted, #1f2740);
  --_success: var(--lead-chat-success, #5fd3a2);
  --_danger: var(--lead-chat-danger, #ff8a80);
  color-scheme: dark;
`;

/** The tokens of the look, from the host's custom properties; an element's `theme` attribute chooses the scheme. */
export const tokens = css`
  :host {
    --_accent: var(--lead-chat-accent, #2f5bea);
    --_accent-text: var(--_accent);
    --_on-accent: var(--lead-chat-on-accent, #ffffff);
    --_surface: var(--lead-chat-surface, #ffffff);
    --_surface-muted: var(--lead-chat-surface-muted, #f2f3f5);
    --_text: var(--lead-chat-text, #14171f);
    --_text-muted: var(--lead-chat-text-muted, #5c6370);
    --_line: var(--lead-chat-line, #e6e8ec);
    --_accent-muted: var(--lead-chat-accent-muted, #eef2ff);
    --_success: var(--lead-chat-success, #0f7b53);
    --_danger: var(--lead-chat-danger, #b3261e);
    --_radius: var(--lead-chat-radius, 20px);
    --_font: var(--lead-chat-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) {
      ${dark}
    }
  }
  :host([theme="dark"]) {
    ${dark}
  }
`;

/** What every inner element shares: box model, the hidden text of assistive technology, icons, focus ring. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    /* Not "hidden": each such box could be scrolled, and the browser looks at all of them whenever one is added. */
    overflow: clip;
    clip: rect(0 0 0 0);
    white-space: nowrap;
  }
  svg {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon-button {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    color: var(--_text-muted);
  }
  [aria-busy="true"] {
    opacity: 0.5;
  }
  .icon-button svg {
    inline-size: 22px;
    block-size: 22px;
  }
  @media (hover: hover) {
    .icon-button:hover {
      background: var(--_surface-muted);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
