import { css } from "lit";

export const leadsViewStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    min-block-size: 0;
  }
  :host([lead]) {
    grid-template-columns: minmax(0, 1fr) 360px;
  }
  .side {
    border-inline-start: 1px solid var(--_line);
  }
  .main {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--_surface);
  }
  header {
    display: grid;
    flex: none;
    gap: 12px;
    padding: 14px 24px;
    border-block-end: 1px solid var(--_line);
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }
  .title h1 {
    display: flex;
    align-items: baseline;
    gap: 10px;
    margin-inline-end: auto;
  }
  .count {
    color: var(--_text-muted);
    font-size: 14px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .filters .input {
    inline-size: auto;
    flex: 0 1 150px;
    min-block-size: 38px;
    padding-block: 6px;
    font-size: 14px;
  }
  .searching {
    position: relative;
    flex: 1 1 220px;
    max-inline-size: 420px;
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
    inline-size: 100%;
    padding-inline-start: 38px;
  }
  .filters select.on,
  .filters input.on {
    border-color: var(--_accent-text);
    color: var(--_accent-text);
    background: var(--_accent-muted);
  }
  .scroller {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    scrollbar-width: thin;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }
  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_surface);
  }
  th {
    padding: 10px 12px;
    border-block-end: 1px solid var(--_line);
    color: var(--_text-muted);
    font-size: 12.5px;
    font-weight: 600;
    text-align: start;
    white-space: nowrap;
  }
  td {
    padding: 12px;
    border-block-end: 1px solid var(--_line);
    vertical-align: top;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 24px;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 24px;
  }
  .row {
    cursor: pointer;
  }
  .person {
    display: flex;
    gap: 12px;
    align-items: center;
    min-inline-size: 150px;
    max-inline-size: 260px;
  }
  .person .avatar {
    inline-size: 36px;
    block-size: 36px;
    font-size: 13px;
  }
  .person a {
    display: -webkit-box;
    overflow: hidden;
    color: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
    text-decoration: none;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .origins {
    color: var(--_text-muted);
    font-size: 12.5px;
  }
  .contacts {
    display: grid;
    gap: 3px;
  }
  .contact {
    display: flex;
    gap: 8px;
    align-items: center;
    min-inline-size: 0;
    max-inline-size: 240px;
  }
  .contact svg {
    inline-size: 15px;
    block-size: 15px;
    color: var(--_text-muted);
  }
  .status {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    white-space: nowrap;
  }
  .status::before {
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--_text-muted);
    border-radius: 50%;
    box-sizing: border-box;
    content: "";
  }
  .status.contacted::before {
    border-color: var(--_accent-text);
  }
  .status.qualified::before {
    border-color: var(--_accent-text);
    background: var(--_accent-text);
  }
  .status.converted::before {
    border-color: var(--_success);
    background: var(--_success);
  }
  .status.unqualified {
    color: var(--_text-muted);
  }
  .labels {
    max-inline-size: 200px;
  }
  .campaign {
    max-inline-size: 200px;
    font-size: 13.5px;
    overflow-wrap: anywhere;
  }
  .clamp {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .when {
    color: var(--_text-muted);
    font-size: 13px;
    white-space: nowrap;
  }
  .row.selected {
    background: var(--_accent-muted);
  }
  .fresh td {
    animation: arrive 6s ease-out;
  }
  @keyframes arrive {
    0%,
    50% {
      background: var(--_accent-muted);
    }
  }
  .more {
    display: grid;
    place-items: center;
    padding: 20px;
  }
  .sample {
    padding: 9px 14px;
    border-radius: 20px 20px 6px;
    color: var(--_on-accent) !important;
    background: var(--_accent);
    unicode-bidi: isolate;
  }
  @media (hover: hover) {
    .row:not(.selected):hover {
      background: color-mix(in srgb, var(--_surface-muted) 60%, var(--_surface));
    }
  }
  @media (min-width: 1160px) and (max-width: 1499px) {
    :host([lead]) :is(th, td):is(:nth-child(4), :nth-child(5)) {
      display: none;
    }
  }
  @media (max-width: 1159px) {
    :host([lead]) {
      grid-template-columns: minmax(0, 1fr);
    }
    :host([lead]) .main {
      display: none;
    }
    .side {
      border: 0;
    }
  }
  @media (max-width: 759px) {
    header {
      padding: 10px 12px;
    }
    .filters {
      flex-wrap: nowrap;
      margin-inline: -12px;
      padding: 3px 12px;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .filters .input {
      flex: 0 0 auto;
      max-inline-size: 170px;
    }
    .searching {
      flex: none;
      inline-size: 200px;
    }
    .filters .searching .input {
      inline-size: 100%;
      max-inline-size: none;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    table,
    tbody,
    .row {
      display: block;
    }
    .row {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 6px 12px;
      padding: 14px 12px;
      border-block-end: 1px solid var(--_line);
    }
    .row td {
      display: block;
      min-inline-size: 0;
      padding: 0;
      border: 0;
    }
    .row td:empty {
      display: none;
    }
    .person {
      min-inline-size: 0;
      max-inline-size: none;
    }
    .row td:nth-child(2),
    .row td:nth-child(4),
    .row td:nth-child(5) {
      grid-column: 1 / -1;
      padding-inline-start: 48px;
    }
    .row td:nth-child(3) {
      order: 1;
      grid-column: 1;
      padding-inline-start: 48px;
      font-size: 13px;
    }
    .row td:nth-child(1) {
      grid-column: 1;
      grid-row: 1;
    }
    .row td:nth-child(6) {
      grid-column: 2;
      grid-row: 1;
    }
    .contact,
    .labels,
    .campaign {
      max-inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .row.selected {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }
`;
