import { css } from "lit";

/** Sheet, page, header, footer. */
export const formStyles = css`
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
    min-block-size: 0;
    max-block-size: min(86%, 100% - 24px);
    background: var(--_surface);
    color: var(--_text);
    border-start-start-radius: 20px;
    border-start-end-radius: 20px;
    animation: rise 0.22s ease-out;
    overflow: hidden;
  }
  /* Long German words; where the length can't be said every word would be parted. */
  @supports (hyphenate-limit-chars: 14) {
    .sheet {
      hyphens: auto;
      hyphenate-limit-chars: 14 5 5;
    }
  }
  .sheet:not(.page)::before {
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
    padding-block: 24px 6px;
    padding-inline: 20px 8px;
  }
  header button {
    flex: none;
  }
  h2 {
    margin: 6px 0 0;
    font-size: 19px;
    line-height: 1.3;
    font-weight: 650;
    outline: none;
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 4px 0 -4px;
    font-size: 16px;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  header p {
    margin: 2px 0 0;
    color: var(--_text-muted);
    font-size: 13.5px;
  }
  progress {
    appearance: none;
    display: block;
    inline-size: calc(100% - 40px);
    block-size: 4px;
    margin: 4px 20px 6px;
    border: 0;
    border-radius: 2px;
    background: var(--_line);
    color: var(--_accent);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 2px;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  /* A business's words have a direction of their own; they stand at the side where the form's stand. */
  .sheet [dir="auto"]:not(input, textarea) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  form {
    display: contents;
  }
  .fields {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 8px 20px 16px;
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  .fields p {
    margin: 0;
  }
  .intro ul {
    margin: 0;
    padding-inline-start: 20px;
    display: grid;
    gap: 6px;
  }
  .picture {
    inline-size: 100%;
    max-block-size: 180px;
    object-fit: cover;
    border-radius: 12px;
  }
  footer {
    padding: 12px 20px calc(16px + env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_line);
    max-block-size: 50%;
    overflow-y: auto;
    flex: none;
  }
  .closing {
    margin: 0 0 10px;
    color: var(--_text-muted);
    font-size: 13px;
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  .closing a {
    color: inherit;
  }
  .buttons {
    display: flex;
    gap: 10px;
  }
  .submit,
  .back {
    display: block;
    box-sizing: border-box;
    flex: 1;
    min-block-size: 48px;
    padding: 12px 16px;
    border-radius: 14px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: 600 16px/1.5 var(--_font);
    text-align: center;
    text-decoration: none;
  }
  .back {
    flex: 0 1 auto;
    background: var(--_surface-muted);
    color: var(--_text);
  }
  .submit:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .submit[aria-disabled="true"] {
    opacity: 0.6;
    cursor: progress;
  }
  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
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
