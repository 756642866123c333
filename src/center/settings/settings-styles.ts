import { css } from "lit";

/** What the pages of the settings share. */
export const settingsStyles = css`
  :host {
    display: block;
  }
  .page {
    display: grid;
    gap: 28px;
    max-inline-size: 640px;
  }
  .intro {
    margin-block-start: 4px;
    color: var(--_text-muted);
    text-wrap: pretty;
  }
  form,
  .group {
    display: grid;
    gap: 18px;
  }
  .group > h2 {
    font-size: 16px;
  }
  .save {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .entries {
    display: grid;
    gap: 14px;
  }
  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 12px;
    padding: 16px 8px 16px 16px;
    padding-inline: 16px 8px;
    border: 1px solid var(--_line);
    border-radius: 16px;
  }
  .entry .fields {
    display: grid;
    gap: 12px;
    min-inline-size: 0;
  }
  .days {
    display: grid;
    gap: 4px;
  }
  .day {
    display: grid;
    grid-template-columns: 130px minmax(0, 1fr);
    gap: 4px 12px;
    align-items: start;
    padding-block: 6px;
  }
  .day .check {
    padding-block: 11px;
  }
  .ranges {
    display: grid;
    gap: 6px;
  }
  .range {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
  }
  .range .error {
    inline-size: 100%;
  }
  .range .input {
    inline-size: auto;
    min-inline-size: 104px;
  }
  .closed {
    padding-block: 11px;
    color: var(--_text-muted);
  }
  pre {
    margin: 0;
    padding: 16px;
    overflow-x: auto;
    border-radius: 14px;
    color: var(--_text);
    background: var(--_surface-muted);
    font:
      13px/1.6 ui-monospace,
      "SF Mono",
      Menlo,
      Consolas,
      monospace;
    text-align: left;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  pre:focus-visible {
    outline: 2px solid var(--_accent-text);
  }
  .path {
    direction: ltr;
    font:
      13px/1.4 ui-monospace,
      "SF Mono",
      Menlo,
      Consolas,
      monospace;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .row > .input {
    inline-size: auto;
  }
  .result {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    overflow-wrap: anywhere;
  }
  .result svg {
    inline-size: 20px;
    block-size: 20px;
    margin-block-start: 1px;
    color: var(--_success);
  }
  .result.not svg {
    color: var(--_danger);
  }
  .people {
    display: grid;
    border: 1px solid var(--_line);
    border-radius: 16px;
  }
  .person {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    gap: 8px 12px;
    align-items: center;
    padding: 12px 16px;
  }
  .person + .person {
    border-block-start: 1px solid var(--_line);
  }
  .person .row {
    flex-wrap: nowrap;
  }
  .person .input {
    inline-size: auto;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
    gap: 12px;
  }
  hr {
    inline-size: 100%;
    margin: 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  @media (max-width: 600px) {
    .day {
      grid-template-columns: minmax(0, 1fr);
    }
    .day .closed {
      padding-block: 0 8px;
      padding-inline-start: 30px;
    }
    .person .row {
      grid-column: 2 / -1;
    }
  }
`;
