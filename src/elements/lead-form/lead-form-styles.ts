import { css } from "lit";

export const leadFormStyles = css`
  :host {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    z-index: 2;
  }
  .scrim {
    position: absolute;
    inset: 0;
    background: rgb(10 12 20 / 0.45);
    animation: fade 0.2s ease-out;
  }
  .sheet {
    position: relative;
    display: flex;
    flex-direction: column;
    max-block-size: min(86%, calc(100% - 24px));
    background: var(--_surface);
    color: var(--_text);
    border-start-start-radius: 20px;
    border-start-end-radius: 20px;
    animation: rise 0.22s ease-out;
  }
  .sheet::before {
    content: "";
    position: absolute;
    inset-block-start: 8px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: 36px;
    block-size: 4px;
    border-radius: 2px;
    background: var(--_line);
  }
  header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 8px;
    padding: 24px 8px 4px 20px;
    padding-inline: 20px 8px;
  }
  h2 {
    margin: 6px 0 0;
    font-size: 19px;
    line-height: 1.3;
    font-weight: 650;
    outline: none;
  }
  header p {
    margin: 2px 0 0;
    color: var(--_text-muted);
    font-size: 13.5px;
  }
  form {
    display: contents;
  }
  .fields {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 8px 20px 12px;
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 5px;
  }
  label {
    font-size: 14px;
    font-weight: 500;
  }
  label span {
    color: var(--_text-muted);
    font-weight: 400;
  }
  input,
  textarea {
    appearance: none;
    inline-size: 100%;
    min-block-size: 46px;
    margin: 0;
    padding: 10px 14px;
    border: 1px solid color-mix(in srgb, var(--_text-muted) 70%, var(--_surface));
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    font: 16px/1.4 var(--_font);
  }
  textarea {
    min-block-size: 76px;
    resize: vertical;
  }
  input:focus,
  textarea:focus {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
    border-color: transparent;
  }
  [aria-invalid="true"] {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }
  .known,
  .error {
    display: flex;
    align-items: center;
    gap: 5px;
    margin: 0;
    font-size: 13px;
    line-height: 1.4;
  }
  .known {
    color: var(--_success);
  }
  .known svg {
    inline-size: 15px;
    block-size: 15px;
  }
  .error {
    color: var(--_danger);
  }
  footer {
    padding: 10px 20px calc(16px + env(safe-area-inset-bottom, 0px));
    border-block-start: 1px solid var(--_line);
  }
  footer p {
    margin: 0 0 10px;
    color: var(--_text-muted);
    font-size: 13px;
    line-height: 1.45;
  }
  footer a {
    color: inherit;
  }
  .submit {
    inline-size: 100%;
    min-block-size: 48px;
    border-radius: 14px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: 600 16px/1.3 var(--_font);
    text-align: center;
  }
  .submit:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .submit[aria-disabled="true"] {
    opacity: 0.6;
    cursor: progress;
  }
  .done {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 16px;
    padding: 12px 24px 28px;
    text-align: center;
    font-size: 16px;
    line-height: 1.45;
  }
  .done svg {
    inline-size: 44px;
    block-size: 44px;
    stroke-width: 1.6;
    color: var(--_success);
  }
  .done p {
    margin: 0;
  }
  @keyframes rise {
    from {
      transform: translateY(24px);
      opacity: 0;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
`;
