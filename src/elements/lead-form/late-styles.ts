import { css } from "lit";

/** Review, end, the question before closing, the list of countries. */
export const lateStyles = css`
  .text-button {
    min-block-size: 44px;
    padding-inline: 10px;
    display: inline-grid;
    place-items: center;
    color: var(--_accent);
    font: 600 14px/1.3 var(--_font);
    text-align: center;
  }
  .danger {
    color: var(--_danger);
  }
  .review {
    margin: 0;
  }
  .review > div {
    position: relative;
    min-block-size: 56px;
    padding-block: 7px;
    padding-inline-end: 96px;
    border-block-end: 1px solid var(--_line);
  }
  .review > div:last-child {
    border: 0;
  }
  dt {
    color: var(--_text-muted);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  dd span {
    display: block;
    white-space: pre-line;
  }
  dd button {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    margin-block: auto;
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
    overflow-y: auto;
  }
  .done svg {
    inline-size: 44px;
    block-size: 44px;
    stroke-width: 1.6;
    color: var(--_success);
  }
  .done p {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .done .submit {
    inline-size: 100%;
    flex: none;
  }
  .ask-ground {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    align-items: flex-end;
    background: rgb(10 12 20 / 0.45);
    animation: fade 0.16s ease-out;
  }
  .ask {
    inline-size: 100%;
    max-block-size: 100%;
    overflow-y: auto;
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 20px 20px calc(12px + env(safe-area-inset-bottom));
    background: var(--_surface);
    border-start-start-radius: 20px;
    border-start-end-radius: 20px;
  }
  .ask p {
    margin: 0 0 6px;
    color: var(--_text-muted);
  }
  .ask .submit,
  .ask .back {
    flex: none;
  }
  .times {
    margin-block-start: 8px;
  }
  .picker {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    background: var(--_surface);
  }
  .picker-head {
    display: flex;
    gap: 4px;
    padding: 16px;
    padding-inline: 20px 8px;
  }
  .picker ul {
    flex: 1;
    min-block-size: 200px;
    margin: 0;
    padding: 0 12px 12px;
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
  }
  .none {
    margin: 4px 20px 12px;
    color: var(--_text-muted);
  }
  .picker li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 44px;
    padding: 6px 8px;
    border-radius: 10px;
    cursor: pointer;
  }
  .country-name {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .picker li bdi {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .picker li.active {
    background: var(--_accent-muted);
  }
  .picker li[aria-selected="true"] {
    font-weight: 600;
  }
`;
