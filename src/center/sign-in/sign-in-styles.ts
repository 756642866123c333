import { css } from "lit";

export const signInStyles = css`
  :host {
    display: grid;
    place-items: center;
    min-block-size: 100dvb;
    padding: 24px 16px;
    box-sizing: border-box;
  }
  form {
    display: grid;
    gap: 18px;
    inline-size: min(100%, 400px);
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 16px;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .mark svg {
    inline-size: 24px;
    block-size: 24px;
  }
  h1 {
    font-size: 22px;
    line-height: 1.25;
    text-wrap: balance;
  }
  .intro {
    margin-block-start: -10px;
    color: var(--_text-muted);
    text-wrap: pretty;
  }
  .button.primary {
    min-block-size: 46px;
    font-size: 15px;
  }
  @media (max-width: 480px) {
    form {
      padding: 24px 20px;
    }
  }
`;
