import { css } from "lit";

export const leadCenterStyles = css`
  :host {
    min-block-size: 100dvb;
  }
  header {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  .bar,
  main {
    inline-size: min(100%, 1040px);
    margin-inline: auto;
    padding-inline: max(16px, env(safe-area-inset-left)) max(16px, env(safe-area-inset-right));
    box-sizing: border-box;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    min-block-size: 64px;
    padding-block: 8px;
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
    margin-inline-end: auto;
  }
  h1 {
    font-size: 22px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .count {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .connection {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding-inline: 4px;
    color: var(--_text-muted);
    font-size: 13.5px;
  }
  .connection::before {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_text-muted);
    content: "";
  }
  .connection.live::before {
    background: var(--_success);
  }
  .connection.reconnecting {
    color: var(--_danger);
  }
  .connection.reconnecting::before {
    background: var(--_danger);
  }
  main {
    padding-block: 24px 64px;
  }
  .note {
    padding-block: 0 16px;
    color: var(--_danger);
  }
  .panel {
    display: grid;
    gap: 10px;
    justify-items: center;
    padding: 64px 24px;
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
    text-align: center;
  }
  .panel h2 {
    font-size: 19px;
    font-weight: 650;
    letter-spacing: -0.005em;
  }
  .panel p {
    max-inline-size: 46ch;
    color: var(--_text-muted);
    text-wrap: pretty;
  }
  .panel .sample {
    padding: 9px 14px;
    border-radius: 20px;
    border-end-end-radius: 6px;
    color: var(--_on-accent);
    background: var(--_accent);
    unicode-bidi: isolate;
  }
  .panel .button {
    margin-block-start: 12px;
  }
  .picture {
    display: grid;
    place-items: center;
    inline-size: 72px;
    block-size: 72px;
    margin-block-end: 8px;
    border-radius: 24px;
    color: var(--_accent);
    background: var(--_accent-muted);
  }
  .picture svg {
    inline-size: 32px;
    block-size: 32px;
    stroke-width: 1.75;
  }
  .picture.failed {
    color: var(--_danger);
    background: var(--_surface-muted);
  }
  .skeleton {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    gap: 10px 16px;
    padding: 22px 24px;
  }
  .skeleton + .skeleton {
    border-block-start: 1px solid var(--_line);
  }
  .skeleton i {
    block-size: 12px;
    border-radius: 6px;
    background: var(--_surface-muted);
  }
  .skeleton i:first-child {
    grid-row: span 2;
    block-size: 40px;
    border-radius: 50%;
  }
  .skeleton i:nth-child(2) {
    inline-size: min(40%, 180px);
    margin-block-start: 4px;
  }
  .skeleton i:nth-child(3) {
    inline-size: min(75%, 320px);
  }
  .loading {
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
  }
  @media (max-width: 639px) {
    .label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .bar .button {
      inline-size: 44px;
      padding: 0;
    }
    .bar .button svg {
      inline-size: 20px;
      block-size: 20px;
    }
    .bar {
      column-gap: 8px;
    }
    main {
      padding-block-start: 16px;
    }
    .panel {
      padding-block: 48px;
    }
    .skeleton {
      padding-inline: 16px;
    }
  }
`;
