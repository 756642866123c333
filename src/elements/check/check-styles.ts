import { css } from "lit";

export const checkStyles = css`
  dialog {
    display: flex;
    flex-direction: column;
    inline-size: min(480px, calc(100% - 24px));
    max-block-size: calc(100dvb - 24px);
    margin: auto;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: 15px/1.45 var(--_font);
    box-shadow: 0 16px 48px rgb(10 12 20 / 0.28);
  }
  dialog:not([open]) {
    display: none;
  }
  dialog::backdrop {
    background: rgb(10 12 20 / 0.45);
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block: 12px 4px;
    padding-inline: 20px 8px;
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: 17px;
    font-weight: 650;
    line-height: 1.3;
    outline: none;
  }
  .content {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding-inline: 20px;
  }
  .content:focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: -2px;
  }
  .content > p {
    margin-block: 0 12px;
    color: var(--_text-muted);
  }
  dl {
    margin: 0;
  }
  .line {
    position: relative;
    padding-block: 10px;
    padding-inline-start: 24px;
    border-block-start: 1px solid var(--_line);
  }
  dt {
    color: var(--_text-muted);
    font-size: 13px;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  dd.remedy {
    margin-block-start: 4px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_line);
    color: var(--_text-muted);
    font-size: 14px;
  }
  .mark {
    position: absolute;
    inset-block-start: 14px;
    inset-inline-start: 0;
    inline-size: 12px;
    block-size: 12px;
    border-radius: 50%;
    border: 2px solid var(--_success);
    background: var(--_success);
  }
  .note .mark {
    border-color: var(--_text-muted);
    background: transparent;
  }
  .bad .mark {
    border-color: var(--_danger);
    border-radius: 2px;
    background: var(--_danger);
  }
  .bad .remedy {
    border-color: var(--_danger);
    color: var(--_text);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 20px 20px;
    border-block-start: 1px solid var(--_line);
  }
  footer button {
    min-block-size: 44px;
    padding-inline: 14px;
    border-radius: 22px;
    background: var(--_surface-muted);
    font-weight: 600;
  }
  footer .again {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button[aria-disabled="true"] {
    opacity: 0.6;
    cursor: default;
  }
`;
