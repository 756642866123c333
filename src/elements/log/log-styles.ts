import { css } from "lit";

export const logStyles = css`
  :host {
    display: block;
    flex: 1;
    min-block-size: 0;
    position: relative;
  }
  .log {
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 12px 12px 16px;
    display: flex;
    flex-direction: column;
    gap: 8px;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .log > * {
    flex: none;
  }
  .log > :first-child {
    margin-block-start: auto;
  }
  .line {
    margin: 0;
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
  .day {
    padding-block: 6px 2px;
  }
  .context {
    display: flex;
    align-self: flex-start;
    max-inline-size: 86%;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 14px;
    color: inherit;
    text-decoration: none;
  }
  .context img {
    inline-size: 84px;
    min-block-size: 76px;
    object-fit: cover;
    flex: none;
  }
  .context div {
    padding: 10px 14px;
    min-inline-size: 0;
    font-size: 13px;
    line-height: 1.4;
    color: var(--_text-muted);
    overflow-wrap: anywhere;
  }
  .context strong {
    display: block;
    color: var(--_text);
    font-size: 14.5px;
    font-weight: 600;
  }
  .group {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
  }
  .group.visitor {
    align-items: flex-end;
  }
  .bubble {
    max-inline-size: 78%;
    padding: 8px 13px;
    border-radius: var(--_radius);
    background: var(--_surface-muted);
    font-size: 15px;
    line-height: 1.4;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .visitor .bubble {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .group:not(.visitor) .message:last-of-type .bubble {
    border-end-start-radius: 6px;
  }
  .visitor .message:last-of-type .bubble {
    border-end-end-radius: 6px;
  }
  .message {
    display: contents;
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
  .suggestions button {
    color: var(--_accent);
    font-weight: 600;
  }
  .failed button {
    padding: 5px 6px;
  }
  .notice {
    margin: 0;
    padding: 6px 24px;
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
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .suggestions button {
    min-block-size: 40px;
    padding: 8px 15px;
    border: 1px solid color-mix(in srgb, var(--_accent) 45%, var(--_surface));
    border-radius: 22px;
    font-size: 14px;
    font-weight: 500;
    line-height: 1.3;
  }
  @media (hover: hover) {
    .suggestions button:hover {
      background: var(--_accent-muted);
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }
  }
  @media print {
    .log {
      overflow: visible;
    }
  }
`;
