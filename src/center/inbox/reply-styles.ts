import { css } from "lit";

export const replyStyles = css`
  :host {
    position: relative;
    flex: none;
    padding: 0 16px max(16px, env(safe-area-inset-bottom));
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 5px;
    border: 1px solid color-mix(in srgb, var(--_text-muted) 72%, var(--_surface));
    border-radius: 20px;
    background: var(--_surface);
  }
  form:focus-within {
    border-color: var(--_accent-text);
    outline: 1px solid var(--_accent-text);
  }
  textarea {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    field-sizing: content;
    min-inline-size: 0;
    min-block-size: 40px;
    max-block-size: 220px;
    padding: 9px 12px;
    overflow-y: auto;
    color: var(--_text);
    font: 15px/22px var(--_font);
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    cursor: text;
  }
  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .send {
    flex: none;
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: 15px;
  }
  .send[aria-disabled="true"] {
    color: var(--_text-muted);
    background: var(--_surface-muted);
    cursor: default;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    padding: 6px 12px 0;
    color: var(--_text-muted);
    font-size: 12.5px;
  }
  .below .over {
    color: var(--_danger);
  }
  .canned {
    position: absolute;
    inset-block-end: calc(100% - 4px);
    inset-inline: 16px;
    z-index: 2;
    max-block-size: 300px;
    padding: 6px;
    overflow-y: auto;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: var(--_surface);
    box-shadow: 0 8px 28px rgb(16 24 40 / 0.16);
  }
  .option {
    display: grid;
    gap: 1px;
    padding: 8px 12px;
    border-radius: 10px;
    cursor: pointer;
  }
  .option[aria-selected="true"] {
    background: var(--_accent-muted);
  }
  .option b {
    font-weight: 600;
  }
  .option .text {
    color: var(--_text-muted);
    font-size: 13px;
  }
  .none {
    padding: 8px 12px;
    color: var(--_text-muted);
  }
  @media (pointer: coarse) {
    textarea {
      font-size: 16px;
    }
    .keys {
      display: none;
    }
  }
  @media (max-width: 759px) {
    :host {
      padding-inline: 8px;
      padding-block-end: max(8px, env(safe-area-inset-bottom));
    }
    .canned {
      inset-inline: 8px;
    }
    .keys {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .option[aria-selected="true"] {
      outline: 2px solid;
    }
  }
`;
