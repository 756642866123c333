import { css } from "lit";

export const threadStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--_surface);
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    min-block-size: 64px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_line);
  }
  .blank {
    flex: 1;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .who h1 {
    font-size: 16px;
    line-height: 1.3;
  }
  .state {
    color: var(--_text-muted);
    font-size: 13px;
  }
  .log {
    display: flex;
    flex: 1;
    flex-direction: column-reverse;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: -2px;
  }
  .content {
    flex: none;
    inline-size: min(100%, 860px);
    box-sizing: border-box;
    margin-block-end: auto;
    margin-inline: auto;
    padding: 8px 20px 20px;
  }
  .earlier {
    display: grid;
    place-items: center;
    padding-block: 8px;
  }
  .chunk {
    display: flow-root;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 3200px;
  }
  /* The newest grows while nobody looks: its height must be true at any time. */
  .chunk:last-of-type {
    content-visibility: visible;
  }
  .line {
    padding: 10px 8px 4px;
    color: var(--_text-muted);
    font-size: 12.5px;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .day {
    padding-block: 18px 6px;
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  .notice svg {
    inline-size: 15px;
    block-size: 15px;
    margin-inline-end: 4px;
    color: var(--_success);
    vertical-align: -3px;
  }
  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    margin-block-start: 3px;
  }
  .message.first {
    margin-block-start: 12px;
  }
  .message.ours {
    align-items: flex-end;
  }
  .bubble {
    max-inline-size: min(78%, 60ch);
    padding: 8px 13px;
    border: 1px solid transparent;
    border-radius: 20px;
    background: var(--_surface-muted);
    font-size: 15px;
    line-height: 1.4;
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .ours .bubble {
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .ours .bubble a {
    color: inherit;
  }
  .auto .bubble {
    border-color: var(--_line);
    color: var(--_text);
    background: none;
  }
  .message.last:not(.ours) .bubble {
    border-end-start-radius: 6px;
  }
  .message.last.ours .bubble {
    border-end-end-radius: 6px;
  }
  .contact {
    padding-block: 1px;
    border-radius: 4px;
    color: var(--_accent-text);
    background: var(--_accent-muted);
    font-weight: 600;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  .contact svg {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: 2px;
    color: var(--_success);
    vertical-align: -2px;
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 6px;
    max-inline-size: 100%;
    padding-inline: 6px;
    font-size: 13px;
  }
  .offer .words {
    color: var(--_text-muted);
  }
  .text-button {
    min-block-size: 28px;
    padding: 2px 8px;
    border-radius: 8px;
    color: var(--_accent-text);
    font-size: 13px;
    font-weight: 600;
  }
  .text-button.plain {
    color: var(--_text-muted);
    font-weight: 500;
  }
  .meta {
    padding-inline: 6px;
    color: var(--_text-muted);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }
  .failed {
    color: var(--_danger);
  }
  .typing {
    min-block-size: 22px;
    padding: 8px 6px 0;
    color: var(--_text-muted);
    font-size: 13px;
  }
  .strip {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin: 0 16px 8px;
    padding: 8px 12px;
    border-radius: 14px;
    background: var(--_surface-muted);
    font-size: 13.5px;
  }
  .strip p {
    flex: 1 1 140px;
    color: var(--_text-muted);
  }
  .strip .button {
    min-block-size: 36px;
    background: var(--_surface);
  }
  @media (hover: hover) {
    .text-button:hover {
      background: var(--_surface-muted);
    }
  }
  @media (pointer: coarse) {
    .text-button,
    .strip .button {
      min-block-size: 44px;
    }
  }
  @media (max-width: 759px) {
    header {
      gap: 6px;
      padding-inline: 8px;
    }
    header > .avatar,
    .wide {
      display: none;
    }
    .content {
      padding-inline: 12px;
    }
    .strip {
      margin-inline: 8px;
    }
    .strip p,
    .offer .words {
      flex-basis: 100%;
    }
    .strip .button {
      flex: 1;
    }
    .back + .who {
      padding-inline-start: 2px;
    }
  }
  @media (min-width: 760px) {
    .back {
      display: none;
    }
  }
  @media (min-width: 1160px) {
    .toggle {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .bubble,
    .contact {
      border: 1px solid;
    }
  }
`;
