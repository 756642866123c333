import { css } from "lit";

export const composerStyles = css`
  :host {
    display: block;
    flex: none;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    margin: 0;
    padding: 8px;
    padding-block-end: max(8px, env(safe-area-inset-bottom));
  }
  .form-button,
  .send {
    flex: none;
    border: 1px solid transparent;
  }
  .form-button {
    background: var(--_accent-muted);
    color: var(--_accent-text);
  }
  .form-button:hover {
    background: color-mix(in srgb, var(--_accent) 18%, var(--_surface));
  }
  .field {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    /* Seen where colours are forced. */
    border: 1px solid transparent;
    border-radius: 22px;
    background: var(--_surface-muted);
  }
  .field:focus-within {
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }
  textarea {
    all: unset;
    box-sizing: border-box;
    field-sizing: content;
    inline-size: 100%;
    min-block-size: 42px;
    max-block-size: 130px;
    padding: 10px 15px;
    overflow-y: auto;
    color: var(--_text);
    font: 16px/22px var(--_font);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
    cursor: text;
  }
  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .send {
    background: var(--_accent);
    color: var(--_on-accent);
    animation: appear 0.16s ease-out;
  }
  .send:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .send[disabled] {
    opacity: 0.45;
    cursor: default;
  }
  .count {
    margin: 0;
    padding: 6px 16px 0;
    color: var(--_text-muted);
    font-size: 12.5px;
    text-align: end;
  }
  .over {
    color: var(--_danger);
    text-align: start;
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: scale(0.7);
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
