/** How the chat looks: calm, legible, light and dark; colours come from the page by custom properties. */

import { css } from "lit";

export const style = css`
  :host {
    --ink: #1d2a33;
    --paper: #fbfaf7;
    --soft: #eceff0;
    --accent: var(--attune-accent, #1f6f6b);
    --on-accent: #ffffff;
    --alarm: #a32020;
    display: flex;
    flex-direction: column;
    height: 100%;
    color: var(--ink);
    background: var(--paper);
    font: 1rem/1.5 system-ui, sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --ink: #e8ecee;
      --paper: #172026;
      --soft: #25313a;
      --accent: var(--attune-accent, #7fd1c7);
      --on-accent: #10201f;
      --alarm: #ff9d9d;
    }
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.75rem 1rem;
    border-bottom: 1px solid var(--soft);
  }
  h1 {
    font-size: 1.1rem;
    margin: 0;
    flex: 1;
  }
  progress {
    width: 100%;
    height: 0.5rem;
    accent-color: var(--accent);
  }
  .log {
    flex: 1;
    overflow-y: auto;
    padding: 1rem;
    display: flex;
    flex-direction: column;
    gap: 0.6rem;
  }
  .said {
    max-width: 38rem;
    padding: 0.6rem 0.9rem;
    border-radius: 1rem;
    background: var(--soft);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    align-self: flex-start;
  }
  .mine {
    background: var(--accent);
    color: var(--on-accent);
    align-self: flex-end;
  }
  .crisis {
    border: 2px solid var(--alarm);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  button {
    font: inherit;
    min-height: 44px;
    padding: 0.4rem 1rem;
    border-radius: 1.4rem;
    border: 1px solid var(--accent);
    color: var(--accent);
    background: transparent;
    cursor: pointer;
  }
  button[type="submit"] {
    background: var(--accent);
    color: var(--on-accent);
  }
  form {
    display: flex;
    gap: 0.5rem;
    padding: 0.75rem 1rem;
    border-top: 1px solid var(--soft);
  }
  textarea {
    flex: 1;
    font: inherit;
    min-height: 44px;
    box-sizing: border-box;
    padding: 0.55rem 0.9rem;
    border-radius: 1rem;
    border: 1px solid currentColor;
    color: inherit;
    background: transparent;
    resize: none;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media (prefers-reduced-motion: no-preference) {
    .log {
      scroll-behavior: smooth;
    }
  }
`;
