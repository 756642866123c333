import { css } from "lit";

export const conversationListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
  }
  header {
    display: grid;
    flex: none;
    gap: 10px;
    padding: 14px 16px 10px;
  }
  .title {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
  }
  .title h1 {
    margin-inline-end: auto;
  }
  .searching {
    position: relative;
  }
  .searching svg {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 12px;
    inline-size: 18px;
    block-size: 100%;
    color: var(--_text-muted);
    pointer-events: none;
  }
  .searching .input {
    padding-inline-start: 38px;
    border-color: transparent;
    background: var(--_surface-muted);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }
  .tab {
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid transparent;
    border-radius: 999px;
    color: var(--_text-muted);
    font-size: 13.5px;
    font-weight: 550;
  }
  .tab[aria-pressed="true"] {
    color: var(--_accent-text);
    background: var(--_accent-muted);
    font-weight: 600;
  }
  .unread-tab {
    margin-inline-start: auto;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .chunk {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 4000px;
  }
  .row {
    padding-inline: 8px;
  }
  .item {
    position: relative;
    display: grid;
    grid-template: "avatar name when" auto "avatar last dot" auto "avatar more more" auto / 40px minmax(0, 1fr) auto;
    gap: 2px 12px;
    padding: 12px 10px;
    border-radius: 14px;
    color: inherit;
    text-decoration: none;
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item .avatar {
    grid-area: avatar;
    align-self: start;
  }
  .name {
    grid-area: name;
    font-weight: 550;
  }
  .when {
    grid-area: when;
    color: var(--_text-muted);
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .waiting {
    color: var(--_text);
    font-weight: 600;
  }
  .last {
    display: flex;
    grid-area: last;
    gap: 4px;
    min-inline-size: 0;
    color: var(--_text-muted);
    font-size: 13.5px;
    white-space: nowrap;
  }
  .last > * {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .unread .name {
    font-weight: 700;
  }
  .unread .last {
    color: var(--_text);
  }
  .replying {
    color: var(--_accent-text);
  }
  .dot {
    grid-area: dot;
    display: grid;
    place-items: center;
    justify-self: end;
    min-inline-size: 20px;
    block-size: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    color: var(--_on-accent);
    background: var(--_accent);
    font-size: 11.5px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .more-line {
    grid-area: more;
    padding-block-start: 4px;
  }
  .chip {
    max-inline-size: 140px;
  }
  .selected {
    background: var(--_accent-muted);
  }
  .selected .chip {
    background: var(--_surface);
  }
  .selected .avatar {
    background: var(--_surface);
  }
  .foot {
    display: grid;
    place-items: center;
    padding: 12px;
  }
  .skeleton {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    gap: 8px 12px;
    padding: 14px 18px;
  }
  .skeleton i {
    block-size: 11px;
    border-radius: 6px;
    background: var(--_surface-muted);
  }
  .skeleton i:first-child {
    grid-row: span 2;
    block-size: 40px;
    border-radius: 50%;
  }
  .skeleton i:nth-child(2) {
    inline-size: 50%;
    margin-block-start: 4px;
  }
  @media (hover: hover) {
    .item:not(.selected):hover,
    .tab:hover {
      background: var(--_surface-muted);
    }
    .tab[aria-pressed="true"]:hover {
      background: var(--_accent-muted);
    }
  }
  @media (pointer: coarse) {
    .tab {
      min-block-size: 44px;
      padding-inline: 16px;
    }
  }
  @media (forced-colors: active) {
    .selected {
      outline: 2px solid;
      outline-offset: -2px;
    }
    .tab[aria-pressed="true"] {
      border-color: currentcolor;
    }
  }
`;
