import { css } from "lit";

/** Labels, controls, options, notes. */
export const fieldStyles = css`
  .field {
    display: flex;
    flex-direction: column;
    gap: 5px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .field > label,
  legend {
    padding: 0;
    font-size: 14px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  legend {
    margin-block-end: 6px;
  }
  .optional,
  .help {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .help {
    font-size: 13px;
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  input:not([type="radio"], [type="checkbox"]),
  select,
  textarea {
    appearance: none;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 46px;
    margin: 0;
    padding: 10px 14px;
    border: 1px solid color-mix(in srgb, var(--_text-muted) 70%, var(--_surface));
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_text);
    font: 16px/1.4 var(--_font);
    text-align: start;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  textarea {
    min-block-size: 76px;
    resize: vertical;
  }
  select {
    padding-inline-end: 36px;
  }
  .menu {
    position: relative;
    display: grid;
  }
  .menu svg {
    position: absolute;
    inset-block-start: 16px;
    inset-inline-end: 13px;
    pointer-events: none;
  }
  .arrow {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 1.6;
    color: var(--_text-muted);
  }
  [type="date"] {
    min-inline-size: 100%;
  }
  input:focus,
  select:focus,
  textarea:focus {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
    border-color: transparent;
  }
  input[aria-invalid="true"],
  select[aria-invalid="true"],
  textarea[aria-invalid="true"] {
    border-color: var(--_danger) !important;
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
    overflow-wrap: anywhere;
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
  .with-unit {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .phone {
    position: relative;
    display: flex;
    gap: 8px;
  }
  .country {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    min-block-size: 46px;
    padding-inline: 12px 8px;
    border: 1px solid color-mix(in srgb, var(--_text-muted) 70%, var(--_surface));
    border-radius: 12px;
    font: 16px/1.4 var(--_font);
    white-space: nowrap;
  }
  .flag {
    font-size: 18px;
    line-height: 1;
  }
  .options {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .options.chips {
    flex-flow: row wrap;
  }
  .options.pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
  }
  .option {
    position: relative;
    display: flex;
    align-items: flex-start;
    gap: 10px;
    min-block-size: 24px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .option > input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .list .option {
    align-items: center;
    padding: 11px 14px;
    border: 1px solid var(--_line);
    border-radius: 12px;
  }
  .chips .option,
  .pictures .option {
    justify-content: center;
    align-items: center;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid color-mix(in srgb, var(--_accent) 55%, var(--_surface));
    border-radius: 22px;
    color: var(--_accent);
    font-weight: 500;
    text-align: center;
  }
  .pictures .option {
    flex-direction: column;
    padding: 8px;
    border-radius: 14px;
  }
  .pictures img {
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    object-fit: cover;
    border-radius: 8px;
  }
  .chips input,
  .pictures input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .chosen {
    border-color: var(--_accent);
    background: var(--_accent-muted);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  .chips .option:focus-within,
  .pictures .option:focus-within,
  .option > input:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .consent .option {
    color: var(--_text-muted);
    font-size: 14px;
    line-height: 1.45;
    font-weight: 400;
  }
  .consent-link {
    margin-inline-start: 32px;
    min-block-size: 24px;
    color: var(--_accent);
    font-size: 14px;
  }
`;
