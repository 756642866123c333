import { css } from "lit";

export const leadCenterStyles = css`
  :host {
    block-size: 100dvh;
    overflow: hidden;
    background: var(--_surface);
  }
  .shell {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr);
    block-size: 100%;
  }
  .skip {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    z-index: 10;
  }
  .skip:not(:focus) {
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .rail {
    display: flex;
    flex-direction: column;
    gap: 4px;
    align-items: stretch;
    padding: 14px 8px max(14px, env(safe-area-inset-bottom));
    overflow-y: auto;
    border-inline-end: 1px solid var(--_line);
    background: color-mix(in srgb, var(--_surface-muted) 55%, var(--_surface));
    scrollbar-width: none;
  }
  .mark {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    margin: 0 auto 12px;
    border-radius: 13px;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .mark svg {
    inline-size: 21px;
    block-size: 21px;
  }
  .place {
    position: relative;
    display: grid;
    flex: none;
    gap: 3px;
    justify-items: center;
    min-inline-size: 0;
    padding: 9px 2px 7px;
    border: 1px solid transparent;
    border-radius: 14px;
    color: var(--_text-muted);
    font-size: 11.5px;
    font-weight: 550;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .place svg {
    inline-size: 22px;
    block-size: 22px;
    stroke-width: 1.8;
  }
  .place[aria-current] {
    color: var(--_accent-text);
    background: var(--_accent-muted);
  }
  .badge {
    position: absolute;
    inset-block-start: 3px;
    inset-inline-start: calc(50% + 4px);
    min-inline-size: 18px;
    padding-inline: 4px;
    border: 2px solid var(--_surface);
    border-radius: 11px;
    color: var(--_on-accent);
    background: var(--_accent);
    font-size: 11px;
    font-weight: 650;
    line-height: 16px;
    font-variant-numeric: tabular-nums;
  }
  .space {
    flex: 1;
  }
  .connection {
    display: grid;
    gap: 4px;
    justify-items: center;
    padding-block: 6px;
    margin-inline: -6px;
    color: var(--_text-muted);
    font-size: 11px;
    letter-spacing: -0.01em;
    text-align: center;
    overflow-wrap: anywhere;
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
  .place .avatar {
    inline-size: 32px;
    block-size: 32px;
    font-size: 12px;
  }
  main {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    min-inline-size: 0;
    min-block-size: 0;
  }
  main:focus {
    outline: none;
  }
  .start {
    grid-template-rows: none;
    block-size: 100%;
  }
  .toast {
    position: fixed;
    inset-block-end: 24px;
    inset-inline: 0;
    z-index: 20;
    inline-size: fit-content;
    max-inline-size: min(480px, calc(100vw - 32px));
    box-sizing: border-box;
    margin-inline: auto;
    padding: 12px 18px;
    border: 1px solid transparent;
    border-radius: 14px;
    color: var(--_surface);
    background: var(--_text);
    font-size: 14px;
    overflow-wrap: anywhere;
    box-shadow: 0 8px 28px rgb(16 24 40 / 0.2);
    animation: rise 0.18s ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (hover: hover) {
    .place:not([aria-current]):hover {
      color: var(--_text);
      background: var(--_surface-muted);
    }
  }
  @media (max-width: 759px) {
    .shell {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    main {
      grid-row: 1;
    }
    .rail {
      flex-flow: row wrap;
      gap: 2px;
      grid-row: 2;
      padding: 4px 6px max(4px, env(safe-area-inset-bottom));
      overflow: visible;
      border: 0;
      border-block-start: 1px solid var(--_line);
      background: var(--_surface);
    }
    .place {
      flex: 1;
      min-block-size: 44px;
      padding: 6px 2px 4px;
    }
    .mark,
    .space,
    .keys,
    .connection.live,
    .connection.connecting {
      display: none;
    }
    /* A line above the places, and under an open conversation: it covers nothing. */
    .connection {
      flex: 1 0 100%;
      order: -1;
      margin: 0;
      padding: 3px;
    }
    .connection::before {
      display: none;
    }
    .shell.deep .rail {
      padding: 0;
      border: 0;
    }
    .shell.deep .rail > :not(.reconnecting) {
      display: none;
    }
    .toast {
      inset-block-end: 76px;
    }
  }
  @media (forced-colors: active) {
    .place[aria-current],
    .toast {
      border-color: currentcolor;
    }
  }
`;
