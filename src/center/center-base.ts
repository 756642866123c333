import { css } from "lit";

/** What the elements of the Leads Center share on top of the common tokens: buttons, fields, chips, links. */
export const centerBase = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 14.5px/1.45 var(--_font);
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  fieldset {
    min-inline-size: 0;
    border: 0;
  }
  h1 {
    font-size: 19px;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  h2 {
    font-size: 15px;
    font-weight: 650;
    line-height: 1.35;
  }
  a {
    color: var(--_accent-text);
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .muted {
    color: var(--_text-muted);
  }
  .small {
    font-size: 13px;
  }
  .words {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .one-line {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* Words are cut at their own end, whichever way the page is read. */
  .one-line > bdi {
    display: inline-block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    vertical-align: bottom;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    padding: 6px 14px;
    border: 1px solid transparent;
    border-radius: 12px;
    color: var(--_accent-text);
    background: var(--_accent-muted);
    font-size: 14px;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button.primary {
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .button.quiet {
    color: var(--_text-muted);
    background: none;
    font-weight: 500;
  }
  .button.danger {
    color: var(--_danger);
    background: none;
  }
  .button.outline {
    border-color: var(--_line);
    color: var(--_text);
    background: var(--_surface);
    font-weight: 500;
  }
  .button[aria-disabled="true"] {
    cursor: default;
    opacity: 0.6;
  }
  .button svg {
    inline-size: 18px;
    block-size: 18px;
  }
  .icon-button {
    inline-size: 40px;
    block-size: 40px;
    border: 1px solid transparent;
    border-radius: 12px;
    text-decoration: none;
  }
  .icon-button svg {
    inline-size: 20px;
    block-size: 20px;
    stroke-width: 1.8;
  }
  .icon-button[aria-pressed="true"] {
    color: var(--_accent-text);
    background: var(--_accent-muted);
  }
  /* Signs that point somewhere point the other way where one reads the other way. */
  :host(:dir(rtl)) .turns svg {
    transform: scaleX(-1);
  }
  .field {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
  }
  .label {
    font-size: 13.5px;
    font-weight: 600;
  }
  .hint {
    color: var(--_text-muted);
    font-size: 13px;
    text-wrap: pretty;
  }
  .error {
    min-inline-size: 0;
    color: var(--_danger);
    font-size: 13.5px;
    overflow-wrap: anywhere;
  }
  .input {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 42px;
    margin: 0;
    padding: 9px 12px;
    /* 3:1 against the ground: the edge is what shows that one can write here. */
    border: 1px solid color-mix(in srgb, var(--_text-muted) 72%, var(--_surface));
    border-radius: 12px;
    color: var(--_text);
    background: var(--_surface);
    font: 400 15px/1.45 var(--_font);
    text-align: start;
  }
  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  textarea.input {
    display: block;
    resize: vertical;
    field-sizing: content;
    min-block-size: 64px;
    max-block-size: 320px;
  }
  select.input {
    padding-inline-end: 8px;
    text-overflow: ellipsis;
  }
  .input:focus-visible {
    border-color: var(--_accent-text);
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }
  .input[aria-invalid="true"] {
    border-color: var(--_danger);
  }
  .check {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 24px;
  }
  .check input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .check input:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding: 2px 9px;
    border: 1px solid transparent;
    border-radius: 999px;
    color: var(--_text);
    background: var(--_surface-muted);
    font-size: 12.5px;
    line-height: 1.5;
  }
  .chip > bdi {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-inline-size: 0;
  }
  .avatar {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    color: var(--_accent-text);
    background: var(--_accent-muted);
    font-size: 14px;
    font-weight: 600;
  }
  .avatar svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .avatar .present {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    inline-size: 11px;
    block-size: 11px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_success);
  }
  .blank {
    display: grid;
    gap: 8px;
    align-content: center;
    justify-items: center;
    padding: 48px 24px;
    text-align: center;
  }
  .blank p {
    max-inline-size: 44ch;
    color: var(--_text-muted);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .blank .button {
    margin-block-start: 8px;
  }
  .picture {
    display: grid;
    place-items: center;
    inline-size: 64px;
    block-size: 64px;
    margin-block-end: 6px;
    border-radius: 22px;
    color: var(--_accent-text);
    background: var(--_accent-muted);
  }
  .picture svg {
    inline-size: 28px;
    block-size: 28px;
    stroke-width: 1.75;
  }
  .picture.failed {
    color: var(--_danger);
    background: var(--_surface-muted);
  }
  @media (hover: hover) {
    .button:not([aria-disabled="true"]):hover {
      filter: brightness(0.96);
    }
    .button.quiet:hover,
    .button.danger:hover {
      background: var(--_surface-muted);
    }
  }
  @media (pointer: coarse) {
    .button,
    .icon-button,
    .input {
      min-block-size: 44px;
    }
    .icon-button {
      inline-size: 44px;
    }
    /* Phones zoom into fields with smaller type. */
    .input {
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    .avatar,
    .chip,
    .button {
      border: 1px solid;
    }
  }
`;
