import { css } from "lit";

export const signInStyles = css`
  :host {
    display: grid;
    place-items: center;
    min-block-size: 100dvb;
    padding: 24px 16px;
    box-sizing: border-box;
  }
  form {
    display: grid;
    gap: 20px;
    inline-size: min(100%, 400px);
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 16px;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .mark svg {
    inline-size: 24px;
    block-size: 24px;
  }
  h1 {
    font-size: 22px;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .field {
    display: grid;
    gap: 6px;
  }
  label {
    font-weight: 600;
  }
  input {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 48px;
    padding-inline: 14px;
    border: 1px solid var(--_text-muted);
    border-radius: 12px;
    color: inherit;
    background: var(--_surface);
    font:
      400 16px/1.4 ui-monospace,
      "SF Mono",
      Menlo,
      Consolas,
      monospace;
  }
  input:focus-visible {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }
  input[aria-invalid="true"] {
    border-color: var(--_danger);
  }
  .hint,
  .error {
    font-size: 13.5px;
  }
  .hint {
    color: var(--_text-muted);
  }
  .error {
    color: var(--_danger);
  }
  @media (max-width: 480px) {
    form {
      padding: 24px 20px;
    }
  }
`;
