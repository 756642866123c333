import { css } from "lit";

export const logStyles = css`
  :host {
    display: block;
    flex: 1;
    min-block-size: 0;
    position: relative;
  }
  /*
   * Counts from its end: what joins above, or finds its height there, moves nothing that is read. Not by a height in
   * per cent: in quirks mode WebKit takes that of the whole panel.
   */
  .log {
    position: absolute;
    inset: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    display: flex;
    flex-direction: column-reverse;
    scrollbar-width: thin;
  }
  .content {
    flex: none;
    /* What is shorter than the log begins at its top. */
    margin-block-end: auto;
    padding: 12px 12px 16px;
    /* What grows at its end moves as one: nothing in it is painted anew for that. */
    transform: translate(0);
  }
  .log:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: -2px;
  }
  .chunk {
    display: flow-root;
    /* Each shows nothing outside of itself: what has the focus is outlined. */
    margin: 0 -12px -4px;
    padding: 0 12px 4px;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 4000px;
  }
  /* The newest grows while nobody looks: its height must be true at any time. What joins above it is none of its own. */
  .chunks > :last-child {
    content-visibility: visible;
    contain: content;
  }
  /* No selector here looks at what stands beside: one that does is looked for in every message as soon as a line joins. */
  .line {
    margin: 0 0 4px;
    padding-inline: 20px;
    text-align: center;
    text-wrap: balance;
    color: var(--_text-muted);
    font-size: 12.5px;
    line-height: 1.45;
  }
  .line a {
    color: inherit;
  }
  .day,
  .offline {
    padding-block-start: 14px;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    margin-block-start: 3px;
  }
  .message.first {
    margin-block-start: 8px;
  }
  .message.visitor {
    align-items: flex-end;
  }
  .bubble {
    max-inline-size: min(78%, 34em);
    padding: 7px 12px;
    /* Seen where colours are forced. */
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_surface-muted);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .visitor .bubble {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .last:not(.visitor) .bubble {
    border-end-start-radius: 6px;
  }
  .last.visitor .bubble {
    border-end-end-radius: 6px;
  }
  .time {
    padding-inline: 5px;
    color: var(--_text-muted);
    font-size: 12.5px;
  }
  .failed {
    color: var(--_danger);
  }
  .failed button,
  .text-button {
    color: var(--_accent-text);
    font-weight: 600;
    padding: 5px 6px;
  }
  /* A target of 44 px in a line of 18: what is added above and below takes no room, and the focus is shown without it. */
  .notice .text-button {
    padding: 13px;
    margin: -13px -4px;
    outline-offset: -12px;
  }
  @media (pointer: coarse) {
    .failed button,
    .line .text-button {
      min-block-size: 44px;
    }
  }
  .notice {
    margin: 0;
    padding: 12px 24px 4px;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
    color: var(--_text-muted);
    font-size: 12.5px;
    line-height: 1.45;
  }
  .notice svg {
    inline-size: 16px;
    block-size: 16px;
    margin-inline-end: 5px;
    vertical-align: -3px;
    color: var(--_success);
  }
  .notice strong {
    color: var(--_text);
    font-weight: 500;
  }
  .choices {
    white-space: nowrap;
  }
  @media print {
    .log {
      overflow: visible;
    }
  }
`;
