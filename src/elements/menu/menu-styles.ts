import { css } from "lit";

export const menuStyles = css`
  :host {
    position: absolute;
    inset: 0;
    z-index: 2;
    padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left);
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
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
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 12px 8px 4px 20px;
    padding-inline: 20px 8px;
  }
  .back {
    margin-inline-start: -12px;
  }
  :dir(rtl) .back svg {
    scale: -1 1;
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
    padding: 4px 12px calc(16px + env(safe-area-inset-bottom));
    line-height: 1.45;
  }
  .content > p {
    margin: 4px 8px 12px;
  }
  .content > p:empty {
    margin: 0;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li > button,
  li > a {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 48px;
    box-sizing: border-box;
    padding: 8px;
    border-radius: 12px;
    color: inherit;
    text-decoration: none;
    text-align: start;
  }
  @media (hover: hover) {
    li > button:hover,
    li > a:hover {
      background: var(--_surface-muted);
    }
  }
  .value,
  .kind {
    color: var(--_text-muted);
    font-size: 14px;
  }
  li svg {
    inline-size: 20px;
    block-size: 20px;
    color: var(--_accent-text);
  }
  .details li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    padding: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .detail {
    flex: 1 1 140px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .kind {
    display: block;
    font-size: 12.5px;
  }
  .details .text-button {
    inline-size: auto;
    min-block-size: 44px;
    padding-inline: 8px;
    color: var(--_accent-text);
    font-weight: 600;
    font-size: 14px;
  }
  form {
    inline-size: 100%;
  }
  label {
    display: block;
    margin-block-end: 5px;
    font-size: 14px;
    font-weight: 500;
  }
  input {
    inline-size: 100%;
    min-block-size: 46px;
    padding: 10px 14px;
    border: 1px solid color-mix(in srgb, var(--_text-muted) 70%, var(--_surface));
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    font: 16px/1.4 var(--_font);
    text-align: start;
  }
  input:focus {
    outline: 2px solid var(--_accent-text);
    outline-offset: -1px;
  }
  [aria-invalid="true"] {
    border-color: var(--_danger);
  }
  .error {
    margin: 5px 0 0;
    color: var(--_danger);
    font-size: 13px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
  .content > .choices {
    margin-inline: 8px;
  }
  .primary,
  .danger,
  .plain {
    min-block-size: 44px;
    padding: 8px 18px;
    border-radius: 12px;
    font-weight: 600;
    text-align: center;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .danger {
    border: 1px solid var(--_danger);
    color: var(--_danger);
  }
  .plain {
    color: var(--_accent-text);
  }
  /* Its words begin where those above do. */
  .content > .plain {
    padding-inline: 8px;
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @keyframes rise {
    from {
      transform: translateY(16px);
      opacity: 0;
    }
  }
`;
